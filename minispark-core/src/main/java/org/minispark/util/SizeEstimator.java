package org.minispark.util;

/**
 * Estimates how many bytes of the heap an object takes, with all that it refers to.
 *
 * <p>The estimate depends on the object alone, not on the JVM, its flags or its heap: it is that of
 * a 64-bit JVM with compressed references (header 12 bytes, reference 4, array header 16, rounded
 * to 8). An object that is met twice counts once, except strings and boxed numbers, which count at
 * each place, since whether two places share one depends on where a record comes from. Of large
 * arrays and collections some elements are measured, evenly chosen. Classes, class loaders, threads
 * and enum constants are shared by all and count nothing.
 */
public final class SizeEstimator {
  private SizeEstimator() {}

  /** The bytes that {@code object} takes, with all that can be reached from it; null takes none. */
  public static long estimate(Object object) {
    long flat = FlatSize.of(object);
    return flat == FlatSize.NOT_FLAT ? new ObjectWalk().measure(object) : flat;
  }
}
