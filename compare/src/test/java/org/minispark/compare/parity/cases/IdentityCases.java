package org.minispark.compare.parity.cases;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.minispark.Partition;
import org.minispark.Tuple2;
import org.minispark.api.java.JavaDoubleRDD;
import org.minispark.api.java.JavaPairRDD;
import org.minispark.api.java.JavaRDD;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.api.java.StorageLevels;
import org.minispark.compare.parity.probe.Report;
import org.minispark.storage.StorageLevel;

/** What an RDD is called, where it is kept, and how it is wrapped. */
public final class IdentityCases {
  private static final AtomicInteger computed = new AtomicInteger();

  private IdentityCases() {}

  public static Object names(JavaSparkContext sc) {
    JavaRDD<Integer> numbers = Data.range(sc, 3, 2);
    return new Report()
        .of("none", () -> numbers.name())
        .of("set", () -> numbers.setName("numbers").name())
        .of("same RDD", () -> numbers.name())
        .of("text", () -> numbers.toString())
        .of("text without a name", () -> numbers.map(value -> value).toString())
        .of("pair", () -> numbers.keyBy(value -> value).setName("pairs").name())
        .of("double", () -> Data.doubles(sc, 1, 1.0).setName("doubles").name())
        .of("context", () -> numbers.context().equals(sc.sc()));
  }

  public static Object ids(JavaSparkContext sc) {
    JavaRDD<Integer> numbers = Data.range(sc, 9, 3);
    int first = numbers.id();
    return new Report()
        .of("map", () -> numbers.map(value -> value).id() - first)
        .of("glom", () -> numbers.glom().id() - first)
        .of("to pair", () -> numbers.mapToPair(value -> new Tuple2<>(value, value)).id() - first)
        .of("distinct", () -> numbers.distinct().id() - first)
        .of("group by", () -> numbers.groupBy(value -> value).id() - first)
        .of("sort by", () -> numbers.sortBy(value -> value, true, 2).id() - first)
        .of("repartition", () -> numbers.repartition(2).id() - first)
        .of("intersection", () -> numbers.intersection(numbers).id() - first)
        .of("subtract", () -> numbers.subtract(numbers).id() - first)
        .of("zip with index", () -> numbers.zipWithIndex().id() - first)
        .of(
            "count by value",
            () -> numbers.countByValue().size() + numbers.map(x -> x).id() - first)
        .of("take ordered", () -> numbers.takeOrdered(2).size() + numbers.map(x -> x).id() - first)
        .of("union", () -> numbers.union(numbers).id() - first)
        .of("empty", () -> sc.emptyRDD().id() - first);
  }

  public static Object partitions(JavaSparkContext sc) {
    JavaRDD<Integer> numbers = Data.range(sc, 9, 3);
    Partition second = numbers.partitions().get(1);
    return new Report()
        .of("number", () -> numbers.getNumPartitions())
        .of("size", () -> numbers.partitions().size())
        .of("index", () -> second.index())
        .of("equals", () -> second.equals(numbers.partitions().get(1)))
        .of("equals another", () -> second.equals(numbers.partitions().get(2)))
        .of("hash", () -> second.hashCode() == numbers.partitions().get(1).hashCode())
        .of("no partitioner", () -> numbers.partitioner())
        .of("of nothing", () -> sc.emptyRDD().partitions())
        .of("partitioner", () -> numbers.keyBy(value -> value).groupByKey(2).partitioner())
        .of("partitioner after map values", () -> placed(sc).mapValues(value -> 1).partitioner())
        .of("after filter", () -> placed(sc).filter(pair -> true).partitioner())
        .of("after map", () -> placed(sc).map(pair -> pair).partitioner())
        .of(
            "after flat map values",
            () -> placed(sc).flatMapValues(v -> List.of(v).iterator()).partitioner());
  }

  public static Object persist(JavaSparkContext sc) {
    computed.set(0);
    JavaRDD<Integer> numbers =
        Data.range(sc, 6, 3)
            .map(
                value -> {
                  computed.incrementAndGet();
                  return value;
                });
    return new Report()
        .of("no level", () -> numbers.getStorageLevel())
        .of("cached", () -> numbers.cache().getStorageLevel())
        .of("again", () -> numbers.cache() == numbers)
        .of("other level", () -> numbers.persist(StorageLevel.DISK_ONLY()))
        .of("twice", () -> numbers.count() + numbers.count())
        .of("computed once", () -> computed.get())
        .of(
            "debug",
            () -> numbers.toDebugString().lines().findFirst().get().replaceAll("MemorySize.*", ""))
        .of("unpersisted", () -> numbers.unpersist().getStorageLevel())
        .of("computed again", () -> numbers.count() + computed.get())
        .of("on disk", () -> numbers.persist(StorageLevels.DISK_ONLY).getStorageLevel())
        .of("twice from disk", () -> numbers.collect().equals(numbers.collect()))
        .of("computed once more", () -> computed.get())
        .of("unpersisted and awaited", () -> numbers.unpersist(true).getStorageLevel());
  }

  public static Object persistPairsAndDoubles(JavaSparkContext sc) {
    JavaPairRDD<Integer, Integer> pairs = placed(sc);
    JavaDoubleRDD doubles = Data.doubles(sc, 2, 1.0, 2.0);
    return new Report()
        .of("pairs cached", () -> pairs.cache().getStorageLevel())
        .of("pairs", () -> pairs)
        .of("pairs unpersisted", () -> pairs.unpersist().getStorageLevel())
        .of("pairs in bytes", () -> pairs.persist(StorageLevel.MEMORY_ONLY_SER()).getStorageLevel())
        .of("pairs from bytes", () -> pairs.count() + pairs.count())
        .of("pairs unpersisted and awaited", () -> pairs.unpersist(true).getStorageLevel())
        .of("doubles cached", () -> doubles.cache().getStorageLevel())
        .of("doubles", () -> doubles)
        .of("doubles unpersisted", () -> doubles.unpersist().getStorageLevel())
        .of("doubles on disk", () -> doubles.persist(StorageLevel.DISK_ONLY_2()).getStorageLevel())
        .of("doubles from disk", () -> doubles.sum() + doubles.sum())
        .of("doubles unpersisted and awaited", () -> doubles.unpersist(true).getStorageLevel());
  }

  public static Object persistentRdds(JavaSparkContext sc) {
    JavaRDD<Integer> numbers = Data.range(sc, 6, 3).setName("kept").cache();
    return new Report()
        .of("kept", () -> new ArrayList<>(sc.getPersistentRDDs().keySet()).contains(numbers.id()))
        .of("its name", () -> sc.getPersistentRDDs().get(numbers.id()).name())
        .of("gone", () -> numbers.unpersist().id() + sc.getPersistentRDDs().size());
  }

  public static Object checkpoint(JavaSparkContext sc, Path folder) {
    JavaRDD<Integer> early = Data.range(sc, 3, 1);
    JavaRDD<Integer> numbers = Data.range(sc, 6, 3).map(value -> value + 1);
    JavaPairRDD<Integer, Integer> pairs = placed(sc);
    return new Report()
        .of("none", () -> numbers.isCheckpointed())
        .of("no file", () -> numbers.getCheckpointFile())
        .of("no folder yet", () -> sc.getCheckpointDir())
        .does("without a folder", () -> early.checkpoint())
        .does("folder", () -> sc.setCheckpointDir(folder.toString()))
        .of("its own folder in it", () -> sc.getCheckpointDir().get().startsWith("file:" + folder))
        .does("marked", () -> numbers.checkpoint())
        .of("not before a job", () -> numbers.isCheckpointed())
        .of("jobs", () -> Events.of(sc, () -> numbers.count()))
        .of("then", () -> numbers.isCheckpointed())
        .of("file", () -> numbers.getCheckpointFile().get().replaceAll(".*/rdd-", "rdd-"))
        .of("records", () -> numbers)
        .of("lineage", () -> numbers.toDebugString().replaceAll(" at .*", ""))
        .does("pairs marked", () -> pairs.checkpoint())
        .of("pairs", () -> pairs.count())
        .of("pairs and partitioner", () -> pairs)
        .does("too late", () -> early.checkpoint())
        .of("early", () -> early.count() + "" + early.isCheckpointed());
  }

  public static Object wrappers(JavaSparkContext sc) {
    JavaRDD<Integer> numbers = Data.range(sc, 4, 2);
    JavaPairRDD<Integer, Integer> pairs = placed(sc);
    JavaDoubleRDD doubles = Data.doubles(sc, 2, 1.0, 2.5);
    return new Report()
        .of("rdd", () -> numbers.rdd() == JavaRDD.toRDD(numbers))
        .of("wrap", () -> numbers.wrapRDD(numbers.rdd()))
        .of("pair", () -> pairs.rdd() == JavaPairRDD.toRDD(pairs))
        .of("wrap pair", () -> pairs.wrapRDD(pairs.rdd()))
        .of(
            "pairs from an RDD",
            () -> JavaPairRDD.fromJavaRDD(numbers.map(x -> new Tuple2<>(x, "v" + x))))
        .of("double", () -> doubles.rdd() != null)
        .of("wrap double", () -> doubles.wrapRDD(doubles.rdd()))
        .of("srdd", () -> JavaDoubleRDD.fromRDD(doubles.srdd()))
        .of("new double", () -> new JavaDoubleRDD(JavaDoubleRDD.toRDD(doubles)))
        .of("like", () -> wrapAny(numbers));
  }

  private static Object wrapAny(
      org.minispark.api.java.JavaRDDLike<Integer, JavaRDD<Integer>> like) {
    return like.wrapRDD(like.rdd());
  }

  private static JavaPairRDD<Integer, Integer> placed(JavaSparkContext sc) {
    return Data.range(sc, 8, 3)
        .mapToPair(value -> new Tuple2<>(value, -value))
        .reduceByKey(Integer::sum, 2);
  }
}
