package org.minispark.rdd;

import java.util.Iterator;
import java.util.List;
import org.minispark.Partition;
import org.minispark.Partitioner;
import org.minispark.TaskContext;
import org.minispark.Tuple2;
import org.minispark.engine.shuffle.Subtraction;
import org.minispark.engine.taskcontext.EngineTaskContext;

/** The records of the first input whose keys the second has not. */
final class SubtractedRDD<K, V> extends KeyedInputsRDD<K, Tuple2<K, V>> {
  private static final long serialVersionUID = 1L;

  SubtractedRDD(
      RDD<Tuple2<K, V>> from, RDD<? extends Tuple2<K, ?>> other, Partitioner partitioner) {
    super(List.of(untyped(from), untyped(other)), partitioner);
  }

  @Override
  @SuppressWarnings("unchecked") // the first input's values are V
  public Iterator<Tuple2<K, V>> compute(Partition split, TaskContext context) {
    Subtraction<K, Object> subtraction =
        new Subtraction<>(EngineTaskContext.of(context).workspace());
    subtraction.add(read(0, split, context));
    subtraction.takeAway(read(1, split, context));
    return (Iterator<Tuple2<K, V>>) (Iterator<?>) subtraction.remainder();
  }
}
