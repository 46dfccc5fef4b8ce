package org.minispark.rdd;

import java.util.Iterator;
import org.minispark.Aggregator;
import org.minispark.Partitioner;
import org.minispark.Tuple2;
import org.minispark.engine.base.Iterators;
import org.minispark.engine.shuffle.ExternalAppendOnlyMap;
import org.minispark.engine.shuffle.Workspace;
import org.minispark.engine.taskcontext.EngineTaskContext;
import org.minispark.rdd.MapPartitionsRDD.Keys;

/** RDDs as sets of records, which are brought together as keys without values. */
final class SetOperations<T> {
  private final RDD<T> rdd;

  SetOperations(RDD<T> rdd) {
    this.rdd = rdd;
  }

  /** Without a shuffle where equal records are in the same partition already. */
  RDD<T> distinct(int numPartitions) {
    if (rdd.partitioner() != null && numPartitions == rdd.partitions().length) {
      return new MapPartitionsRDD<>(
          rdd,
          (context, index, records) ->
              firstOfEach(records, EngineTaskContext.of(context).workspace()),
          Keys.KEPT);
    }
    RDD<Tuple2<T, Object>> once =
        new PairRDDFunctions<>(asKeys(rdd)).reduceByKey((first, second) -> first, numPartitions);
    return new PairRDDFunctions<>(once).keys();
  }

  private static <T> Iterator<T> firstOfEach(Iterator<T> records, Workspace workspace) {
    Aggregator<T, Object, Object> nothing =
        new Aggregator<>(value -> null, (none, value) -> none, (none, other) -> none);
    ExternalAppendOnlyMap<T, Object, Object> seen = new ExternalAppendOnlyMap<>(nothing, workspace);
    records.forEachRemaining(record -> seen.insert(record, null));
    return Iterators.map(seen.iterator(), Tuple2::_1);
  }

  RDD<T> subtract(RDD<T> other, Partitioner partitioner) {
    RDD<Tuple2<T, Object>> left = asKeys(rdd);
    RDD<Tuple2<T, Object>> right = asKeys(other);
    Partitioner placement =
        partitioner.equals(rdd.partitioner()) ? new ByKeyOfRecord(partitioner) : partitioner;
    return new PairRDDFunctions<>(new PairRDDFunctions<>(left).subtractByKey(right, placement))
        .keys();
  }

  RDD<T> intersection(RDD<T> other) {
    RDD<Tuple2<T, Object>> left = asKeys(rdd);
    RDD<Tuple2<T, Object>> right = asKeys(other);
    return new PairRDDFunctions<>(
            new PairRDDFunctions<>(left)
                .coGroupOfTwo(right, Placement.defaultPartitioner(left, right))
                .filter(group -> !group._2._1.isEmpty() && !group._2._2.isEmpty()))
        .keys();
  }

  private static <T> RDD<Tuple2<T, Object>> asKeys(RDD<T> records) {
    return records.map(record -> new Tuple2<>(record, null));
  }

  /** Places a record that is itself a pair by the pair's key, where its RDD has it already. */
  private static final class ByKeyOfRecord extends Partitioner {
    private static final long serialVersionUID = 1L;

    private final Partitioner partitioner;

    ByKeyOfRecord(Partitioner partitioner) {
      this.partitioner = partitioner;
    }

    @Override
    public int numPartitions() {
      return partitioner.numPartitions();
    }

    @Override
    public int getPartition(Object record) {
      return partitioner.getPartition(((Tuple2<?, ?>) record)._1);
    }
  }
}
