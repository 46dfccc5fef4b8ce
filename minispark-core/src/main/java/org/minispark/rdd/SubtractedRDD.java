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
  public Iterator<Tuple2<K, V>> compute(Partition split, TaskContext context) {
    Map<K, List<V>> left = new HashMap<>();
    read(0, split, context).forEachRemaining(record -> add(left, record));
    read(1, split, context).forEachRemaining(record -> left.remove(record._1));
    return Iterators.flatMap(
        left.entrySet().iterator(),
        entry ->
            Iterators.map(
                entry.getValue().iterator(), value -> new Tuple2<>(entry.getKey(), value)));
  }

  /** Not by computeIfAbsent, which orders colliding keys otherwise than put does. */
  @SuppressWarnings("unchecked") // the first input's values are V
  private static <K, V> void add(Map<K, List<V>> left, Tuple2<K, Object> record) {
    List<V> values = left.get(record._1);
    if (values == null) {
      values = new ArrayList<>();
      left.put(record._1, values);
    }
    values.add((V) record._2);
  }
}
