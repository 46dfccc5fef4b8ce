package org.minispark.rdd;

import java.util.Iterator;
import java.util.List;
import org.minispark.Partition;
import org.minispark.TaskContext;
import org.minispark.Tuple2;
import org.minispark.engine.base.Iterators;

/** Each record with its place in the whole RDD. Counts all partitions but the last, in a job. */
final class ZippedWithIndexRDD<T> extends RDD<Tuple2<T, Long>> {
  private static final long serialVersionUID = 1L;

  private final transient long[] starts;

  ZippedWithIndexRDD(RDD<T> parent) {
    super(parent);
    this.starts = starts(parent);
  }

  private static <T> long[] starts(RDD<T> parent) {
    int partitions = parent.partitions().length;
    long[] starts = new long[partitions];
    if (partitions > 1) {
      List<Long> counts =
          parent.runJob(
              (context, records) -> Iterators.count(records), Actions.range(0, partitions - 1));
      for (int i = 1; i < partitions; i++) {
        starts[i] = starts[i - 1] + counts.get(i - 1);
      }
    }
    return starts;
  }

  private record NumberedPartition(Partition split, long start) implements Partition {
    private static final long serialVersionUID = 1L;

    @Override
    public int index() {
      return split.index();
    }
  }

  @Override
  protected Partition[] getPartitions() {
    Partition[] splits = firstParent().partitions();
    Partition[] partitions = new Partition[splits.length];
    for (int i = 0; i < splits.length; i++) {
      partitions[i] = new NumberedPartition(splits[i], starts[i]);
    }
    return partitions;
  }

  @Override
  public Iterator<Tuple2<T, Long>> compute(Partition split, TaskContext context) {
    NumberedPartition partition = (NumberedPartition) split;
    RDD<T> parent = firstParent();
    return Numbering.pair(parent.iterator(partition.split, context), partition.start, 1);
  }
}
