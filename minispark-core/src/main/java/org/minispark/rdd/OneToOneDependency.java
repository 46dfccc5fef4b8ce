package org.minispark.rdd;

/** Each partition reads the parent's partition of the same index. */
public final class OneToOneDependency<T> extends NarrowDependency<T> {
  private static final long serialVersionUID = 1L;

  public OneToOneDependency(RDD<T> rdd) {
    super(rdd);
  }

  @Override
  public int[] parents(int partition) {
    return new int[] {partition};
  }
}
