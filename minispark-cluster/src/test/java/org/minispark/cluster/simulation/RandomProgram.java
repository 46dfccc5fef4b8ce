package org.minispark.cluster.simulation;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.minispark.HashPartitioner;
import org.minispark.TaskContext;
import org.minispark.Tuple2;
import org.minispark.broadcast.Broadcast;
import org.minispark.rdd.JobFunction;
import org.minispark.rdd.JobRunner;
import org.minispark.rdd.PairRDDFunctions;
import org.minispark.rdd.ParallelCollectionRDD;
import org.minispark.rdd.RDD;
import org.minispark.storage.StorageLevel;
import org.minispark.util.LongAccumulator;

/** Random lineage, and beside each step the records that it must have, made without an engine. */
final class RandomProgram {
  private static final int KEYS = 7;
  private static final int MOST_RECORDS = 150;

  private final SplittableRandom random;
  private final JobRunner jobs;
  private final List<Step> steps = new ArrayList<>();
  private final List<RDD<?>> cached = new ArrayList<>();
  private final List<Broadcast<Long>> broadcasts = new ArrayList<>();

  /** So many that some are sent ahead of their slots. */
  private boolean hasManyTasks;

  /**
   * One dataset.
   *
   * @param expected its records, in any order
   */
  record Step(RDD<Tuple2<Integer, Long>> rdd, List<Tuple2<Integer, Long>> expected) {}

  RandomProgram(SplittableRandom random, JobRunner jobs) {
    this.random = random;
    this.jobs = jobs;
  }

  /** Makes the lineage; with steps that send what the faults of the run seek. */
  void build(Faults faults) {
    hasManyTasks =
        faults.seeks("TakeBack", "TasksReturned", Faults.FAILURE) || random.nextInt(20) == 0;
    source();
    if (random.nextBoolean()) {
      source();
    }
    int length = 1 + random.nextInt(4);
    for (int i = 0; i < length; i++) {
      extend();
    }
    if (faults.seeks("DropBroadcast", "LocateBlock", "Holders")) {
      steps.add(withBroadcast(last()));
    }
    steps.add(reduced(any()));
    boolean wantsCopies = faults.seeks("FindPeers", Faults.UPLOAD, Faults.STORED);
    if (wantsCopies) {
      cache(steps.get(0), /* copied= */ true);
      steps.add(reduced(steps.get(0)));
    }
    if (wantsCopies || faults.seeks("DropRdd", "BlockUpdate") || random.nextInt(3) == 0) {
      cache(last(), /* copied= */ wantsCopies || random.nextBoolean());
    }
  }

  Step any() {
    return steps.get(random.nextInt(steps.size()));
  }

  Step last() {
    return steps.get(steps.size() - 1);
  }

  List<RDD<?>> cached() {
    return cached;
  }

  List<Broadcast<Long>> broadcasts() {
    return broadcasts;
  }

  private void source() {
    List<Tuple2<Integer, Long>> records = new ArrayList<>();
    int size = 5 + random.nextInt(30);
    for (int i = 0; i < size; i++) {
      records.add(new Tuple2<>(random.nextInt(KEYS), (long) random.nextInt(100)));
    }
    RDD<Tuple2<Integer, Long>> source = new ParallelCollectionRDD<>(jobs, records, partitions());
    steps.add(new Step(source.mapPartitions(RandomProgram::slowly), records));
  }

  private void extend() {
    Step step = any();
    steps.add(
        switch (random.nextInt(8)) {
          case 0 -> mapped(step);
          case 1 -> filtered(step);
          case 2 -> union(step, any());
          case 3, 4 -> reduced(step);
          case 5 -> grouped(step);
          case 6 -> joined(step, any());
          default -> withBroadcast(step);
        });
    if (random.nextInt(6) == 0) {
      cache(last(), random.nextInt(3) == 0);
    }
  }

  private void cache(Step step, boolean copied) {
    if (step.rdd().getStorageLevel().equals(StorageLevel.NONE())) {
      step.rdd().persist(copied ? StorageLevel.MEMORY_ONLY_2() : StorageLevel.MEMORY_ONLY());
      cached.add(step.rdd());
    }
  }

  private static Iterator<Tuple2<Integer, Long>> slowly(Iterator<Tuple2<Integer, Long>> records)
      throws Exception {
    World.here().compute(TaskContext.get());
    return records;
  }

  private Step mapped(Step step) {
    return new Step(
        step.rdd().map(RandomProgram::turned),
        step.expected().stream().map(RandomProgram::turned).toList());
  }

  private static Tuple2<Integer, Long> turned(Tuple2<Integer, Long> record) {
    long value = record._2 * 3 + record._1;
    return new Tuple2<>((int) Math.floorMod(value, (long) KEYS), value % 1000);
  }

  private Step filtered(Step step) {
    return new Step(
        step.rdd().filter(RandomProgram::isKept),
        step.expected().stream().filter(RandomProgram::isKept).toList());
  }

  private static boolean isKept(Tuple2<Integer, Long> record) {
    return record._2 % 4 != 0;
  }

  private Step union(Step one, Step other) {
    List<Tuple2<Integer, Long>> both = new ArrayList<>(one.expected());
    both.addAll(other.expected());
    boolean isLarge =
        both.size() > MOST_RECORDS
            || one.rdd().getNumPartitions() + other.rdd().getNumPartitions()
                > (hasManyTasks ? 24 : 8);
    return isLarge ? mapped(one) : new Step(one.rdd().union(other.rdd()), both);
  }

  private Step reduced(Step step) {
    Map<Integer, Long> sums = new TreeMap<>();
    step.expected().forEach(record -> sums.merge(record._1, record._2, Long::sum));
    return new Step(
        new PairRDDFunctions<>(step.rdd()).reduceByKey((a, b) -> a + b, partitions()), pairs(sums));
  }

  private Step grouped(Step step) {
    Map<Integer, Long> sums = new TreeMap<>();
    step.expected().forEach(record -> sums.merge(record._1, record._2 * record._2, Long::sum));
    RDD<Tuple2<Integer, Iterable<Long>>> groups =
        new PairRDDFunctions<>(step.rdd()).groupByKey(new HashPartitioner(partitions()));
    return new Step(groups.map(RandomProgram::squares), pairs(sums));
  }

  private static Tuple2<Integer, Long> squares(Tuple2<Integer, Iterable<Long>> group) {
    long sum = 0;
    for (long value : group._2) {
      sum += value * value;
    }
    return new Tuple2<>(group._1, sum);
  }

  private Step joined(Step one, Step other) {
    List<Tuple2<Integer, Long>> expected = new ArrayList<>();
    Map<Integer, List<Long>> right = new HashMap<>();
    other.expected().forEach(r -> right.computeIfAbsent(r._1, key -> new ArrayList<>()).add(r._2));
    for (Tuple2<Integer, Long> left : one.expected()) {
      for (long value : right.getOrDefault(left._1, List.of())) {
        expected.add(new Tuple2<>(left._1, left._2 + 7 * value));
      }
    }
    if (expected.size() > MOST_RECORDS) {
      return reduced(one);
    }
    RDD<Tuple2<Integer, Tuple2<Long, Long>>> joined =
        new PairRDDFunctions<>(one.rdd()).join(other.rdd(), new HashPartitioner(partitions()));
    return new Step(joined.map(RandomProgram::sum), expected);
  }

  private static Tuple2<Integer, Long> sum(Tuple2<Integer, Tuple2<Long, Long>> record) {
    return new Tuple2<>(record._1, record._2._1 + 7 * record._2._2);
  }

  private Step withBroadcast(Step step) {
    long addend = random.nextInt(50);
    Broadcast<Long> broadcast = jobs.broadcast(addend);
    broadcasts.add(broadcast);
    return new Step(
        step.rdd().map(record -> new Tuple2<>(record._1, record._2 + broadcast.value())),
        step.expected().stream().map(r -> new Tuple2<>(r._1, r._2 + addend)).toList());
  }

  private static List<Tuple2<Integer, Long>> pairs(Map<Integer, Long> map) {
    List<Tuple2<Integer, Long>> pairs = new ArrayList<>();
    map.forEach((key, value) -> pairs.add(new Tuple2<>(key, value)));
    return pairs;
  }

  private int partitions() {
    if (hasManyTasks) {
      return 8 + random.nextInt(5);
    }
    return random.nextInt(8) == 0 ? 6 : 2 + random.nextInt(2);
  }

  /** In an order of its own. */
  static List<Tuple2<Integer, Long>> sorted(List<Tuple2<Integer, Long>> records) {
    List<Tuple2<Integer, Long>> sorted = new ArrayList<>(records);
    sorted.sort(
        Comparator.<Tuple2<Integer, Long>>comparingInt(record -> record._1)
            .thenComparingLong(record -> record._2));
    return sorted;
  }

  /** Collects a partition, counts that it was collected, and commits it if that is wanted. */
  record Collect(int job, boolean commits, LongAccumulator partitions)
      implements JobFunction<Tuple2<Integer, Long>, ArrayList<Tuple2<Integer, Long>>>,
          Serializable {
    @Override
    public ArrayList<Tuple2<Integer, Long>> call(
        TaskContext task, Iterator<Tuple2<Integer, Long>> records) throws Exception {
      ArrayList<Tuple2<Integer, Long>> all = new ArrayList<>();
      records.forEachRemaining(all::add);
      World.here().compute(task);
      partitions.add(1);
      if (commits) {
        World.here().commit(job, task);
      }
      return all;
    }
  }
}
