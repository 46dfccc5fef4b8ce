package org.minispark.rdd;

import java.util.Iterator;
import java.util.List;
import org.minispark.Partition;
import org.minispark.Partitioner;
import org.minispark.TaskContext;
import org.minispark.Tuple2;
import org.minispark.engine.shuffle.CoGroup;
import org.minispark.engine.shuffle.CompactBuffer;
import org.minispark.engine.taskcontext.EngineTaskContext;

/** Each key of any input, with the list of its values in each. */
final class CoGroupedRDD<K> extends KeyedInputsRDD<K, Tuple2<K, CompactBuffer<Object>[]>> {
  private static final long serialVersionUID = 1L;

  private final int inputs;

  CoGroupedRDD(List<RDD<Tuple2<K, Object>>> inputs, Partitioner partitioner) {
    super(inputs, partitioner);
    this.inputs = inputs.size();
  }

  @Override
  public Iterator<Tuple2<K, CompactBuffer<Object>[]>> compute(
      Partition split, TaskContext context) {
    CoGroup<K> groups = new CoGroup<>(inputs, EngineTaskContext.of(context).workspace());
    for (int input = 0; input < inputs; input++) {
      groups.add(input, read(input, split, context));
    }
    return groups.groups();
  }
}
