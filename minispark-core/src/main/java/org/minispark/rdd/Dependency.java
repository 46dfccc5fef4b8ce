package org.minispark.rdd;

import java.io.Serializable;

/** How the partitions of an RDD come out of those of a parent. */
public abstract sealed class Dependency<T> implements Serializable
    permits NarrowDependency, ShuffleDependency {
  private static final long serialVersionUID = 1L;

  private final RDD<T> rdd;

  Dependency(RDD<T> rdd) {
    this.rdd = rdd;
  }

  /** The parent. */
  public final RDD<T> rdd() {
    return rdd;
  }
}
