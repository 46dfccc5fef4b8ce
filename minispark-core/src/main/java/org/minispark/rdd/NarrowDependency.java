package org.minispark.rdd;

/** Each partition reads a known, usually small, set of the parent's partitions: no shuffle. */
public abstract non-sealed class NarrowDependency<T> extends Dependency<T> {
  private static final long serialVersionUID = 1L;

  private final RDD<T> rdd;

  protected NarrowDependency(RDD<T> rdd) {
    this.rdd = rdd;
  }

  @Override
  public final RDD<T> rdd() {
    return rdd;
  }

  /** The indices of the parent's partitions that partition {@code partition} reads. */
  public abstract int[] parents(int partition);
}
