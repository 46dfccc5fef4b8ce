package org.minispark.rdd;

import java.util.Iterator;
import java.util.List;
import org.minispark.Partition;
import org.minispark.TaskContext;
import org.minispark.engine.serializer.DataSerializer;
import org.minispark.engine.taskcontext.EngineTaskContext;

/** A list of the program's, cut into slices of nearly the same length. */
public final class ParallelCollectionRDD<T> extends RDD<T> {
  private static final long serialVersionUID = 1L;

  private final transient List<T> data;
  private final int numSlices;

  /** Reads {@code data} when the first job needs it, as Spark does; it must not change then. */
  public ParallelCollectionRDD(JobRunner jobs, List<T> data, int numSlices) {
    super(jobs, List.of());
    this.data = data;
    this.numSlices = numSlices;
  }

  /**
   * @throws IllegalArgumentException if there is no slice to put the data into
   */
  @Override
  protected Partition[] getPartitions() {
    if (numSlices < 1) {
      throw new IllegalArgumentException("Positive number of partitions required");
    }
    Partition[] slices = new Partition[numSlices];
    for (int i = 0; i < numSlices; i++) {
      slices[i] = new Slice<>(i, data.subList(start(i), start(i + 1)));
    }
    return slices;
  }

  private int start(int slice) {
    return (int) ((long) slice * data.size() / numSlices);
  }

  @Override
  public Iterator<T> compute(Partition split, TaskContext context) {
    DataSerializer serializer = EngineTaskContext.of(context).services().serializer();
    List<T> records = recordsOf(split).forTask(serializer);
    return new InterruptibleIterator<>(context, records.iterator());
  }

  @SuppressWarnings("unchecked") // getPartitions makes nothing but slices of this data
  private Slice<T> recordsOf(Partition split) {
    return (Slice<T>) split;
  }
}
