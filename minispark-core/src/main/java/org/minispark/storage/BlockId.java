package org.minispark.storage;

import java.io.Serializable;

/** The name of a block, as events tell it: {@code rdd_3_0}, {@code broadcast_1_piece0}. */
public interface BlockId extends Serializable {
  String name();

  /** Whether it is a partition of a persisted RDD. */
  default boolean isRDD() {
    return name().startsWith("rdd_");
  }

  /** Whether it is a part of a map output. */
  default boolean isShuffle() {
    return name().startsWith("shuffle_");
  }

  /** Whether it is a broadcast value or a piece of one. */
  default boolean isBroadcast() {
    return name().startsWith("broadcast_");
  }
}
