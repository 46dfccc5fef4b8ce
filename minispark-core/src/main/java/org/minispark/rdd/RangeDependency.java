package org.minispark.rdd;

/** A run of the partitions reads a run of the parent's, one each: a member of a union. */
public final class RangeDependency<T> extends NarrowDependency<T> {
  private static final long serialVersionUID = 1L;

  private final int inStart;
  private final int outStart;
  private final int length;

  /**
   * @param inStart the first of the parent's partitions
   * @param outStart the first of the child's
   * @param length how many
   */
  public RangeDependency(RDD<T> rdd, int inStart, int outStart, int length) {
    super(rdd);
    this.inStart = inStart;
    this.outStart = outStart;
    this.length = length;
  }

  @Override
  public int[] parents(int partition) {
    if (partition < outStart || partition >= outStart + length) {
      return new int[0];
    }
    return new int[] {partition - outStart + inStart};
  }
}
