package org.minispark.rdd;

import java.util.Iterator;
import java.util.List;
import org.minispark.Partition;
import org.minispark.TaskContext;
import org.minispark.engine.base.Iterators;

/** No partitions, no records. */
public final class EmptyRDD<T> extends RDD<T> {
  private static final long serialVersionUID = 1L;

  public EmptyRDD(JobRunner jobs) {
    super(jobs, List.of());
  }

  @Override
  protected Partition[] getPartitions() {
    return new Partition[0];
  }

  @Override
  public Iterator<T> compute(Partition split, TaskContext context) {
    return Iterators.empty();
  }
}
