package org.minispark.rdd;

import java.io.Serializable;

/** How the partitions of an RDD come out of those of a parent. */
public abstract sealed class Dependency<T> implements Serializable
    permits NarrowDependency, ShuffleDependency {
  private static final long serialVersionUID = 1L;

  /** The parent. */
  public abstract RDD<T> rdd();
}
