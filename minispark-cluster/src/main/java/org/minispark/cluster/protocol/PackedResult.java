package org.minispark.cluster.protocol;

/**
 * What a successful attempt brings home, as it leaves its executor.
 *
 * @param accumulators the attempt's own accumulators as bytes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record PackedResult(Value value, byte[] accumulators) {
  /** The result itself, or what tells where it is. */
  public sealed interface Value {}

  /** What a map task has written: a {@code MapStatuses} of one. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record MapOutput(byte[] status) implements Value {}

  /** A result small enough for a message, serialized. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Direct(byte[] bytes) implements Value {}

  /**
   * A large one, which its executor keeps as a block for the driver to fetch.
   *
   * @param bytes its size
   */
  public record Stored(long bytes) implements Value {}

  /** One so large that the driver would refuse it anyhow: only its size comes. */
  public record TooLarge(long bytes) implements Value {}
}
