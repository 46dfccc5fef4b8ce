package org.minispark.storage;

import java.io.Serializable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name of a block, as events tell it: {@code rdd_3_0}, {@code broadcast_1_piece0}. */
public abstract class BlockId {
  private static final Pattern RDD = Pattern.compile("rdd_([0-9]+)_([0-9]+)");

  /** A bucket of a map output, some in a row, or all of them with their index. */
  private static final Pattern SHUFFLE =
      Pattern.compile("shuffle_[0-9]+_[0-9]+_[0-9]+(_[0-9]+|\\.data|\\.index)?");

  private static final Pattern SHUFFLE_CHUNK =
      Pattern.compile("shuffleChunk_[0-9]+_[0-9]+_[0-9]+_[0-9]+");

  private static final Pattern OTHER =
      Pattern.compile(
          "broadcast_[0-9]+[_A-Za-z0-9]*|taskresult_[0-9]+|input-[0-9]+-[0-9]+"
              + "|temp_(local|shuffle)_[-A-Fa-f0-9]+|test_.*"
              + "|shufflePush_[0-9]+_[0-9]+_[0-9]+_[0-9]+"
              + "|shuffleMerged_[0-9]+_[0-9]+_[0-9]+"
              + "|shuffleMerged_[_A-Za-z0-9]*_[0-9]+_[0-9]+_[0-9]+\\.(data|index|meta)");

  public BlockId() {}

  /**
   * The block of that name. Fails with {@link UnrecognizedBlockId}, which is checked, yet not
   * declared, as in Spark, if no block is named so.
   */
  public static BlockId apply(String name) {
    Matcher rdd = RDD.matcher(name);
    if (rdd.matches()) {
      return new RDDBlockId(Integer.parseInt(rdd.group(1)), Integer.parseInt(rdd.group(2)));
    }
    if (matches(SHUFFLE, name) || matches(SHUFFLE_CHUNK, name) || matches(OTHER, name)) {
      return new Named(name);
    }
    throw Undeclared.rethrow(new UnrecognizedBlockId(name));
  }

  /** Unique within an application. */
  public abstract String name();

  /** Whether it is a partition of a persisted RDD. */
  public boolean isRDD() {
    return this instanceof RDDBlockId;
  }

  /** Whether it is a part of a map output. */
  public boolean isShuffle() {
    return matches(SHUFFLE, name());
  }

  /** Whether it is a part of map outputs that were merged where they are read. */
  public boolean isShuffleChunk() {
    return matches(SHUFFLE_CHUNK, name());
  }

  /** Whether it is a broadcast value or a piece of one. */
  public boolean isBroadcast() {
    return name().startsWith("broadcast_");
  }

  @Override
  public String toString() {
    return name();
  }

  private static boolean matches(Pattern pattern, String name) {
    return pattern.matcher(name).matches();
  }

  private static final class Named extends BlockId implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String name;

    Named(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Named that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
      return name.hashCode();
    }
  }
}
