package org.minispark.rdd;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.minispark.Partition;
import org.minispark.Partitioner;
import org.minispark.TaskContext;
import org.minispark.Tuple2;
import org.minispark.engine.base.Iterators;

/**
 * The records of the first input whose keys the second has not. Holds the first one's records of a
 * partition in memory, and of the second one's nothing.
 */
final class SubtractedRDD<K, V> extends KeyedInputsRDD<K, Tuple2<K, V>> {
  private static final long serialVersionUID = 1L;

  SubtractedRDD(
      RDD<Tuple2<K, V>> from, RDD<? extends Tuple2<K, ?>> other, Partitioner partitioner) {
    super(List.of(untyped(from), untyped(other)), partitioner);
  }

  @Override
  @SuppressWarnings("unchecked") // what read(0) gives are the first input's own values
  public Iterator<Tuple2<K, V>> compute(Partition split, TaskContext context) {
    Map<K, List<V>> left = new HashMap<>();
    read(0, split, context)
        .forEachRemaining(
            record -> left.computeIfAbsent(record._1, key -> new ArrayList<>()).add((V) record._2));
    read(1, split, context).forEachRemaining(record -> left.remove(record._1));
    return Iterators.flatMap(
        left.entrySet().iterator(),
        entry ->
            Iterators.map(
                entry.getValue().iterator(), value -> new Tuple2<>(entry.getKey(), value)));
  }
}
