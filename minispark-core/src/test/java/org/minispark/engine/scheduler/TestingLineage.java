package org.minispark.engine.scheduler;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.minispark.HashPartitioner;
import org.minispark.Partition;
import org.minispark.SparkConf;
import org.minispark.TaskContext;
import org.minispark.Tuple2;
import org.minispark.broadcast.Broadcast;
import org.minispark.engine.base.CallSite;
import org.minispark.engine.shuffle.ShuffleFunctions;
import org.minispark.rdd.Dependency;
import org.minispark.rdd.JobFunction;
import org.minispark.rdd.JobRunner;
import org.minispark.rdd.NarrowDependency;
import org.minispark.rdd.RDD;
import org.minispark.rdd.ShuffleDependency;

/** Makes lineage that consists of nothing but its shape: computing any of it fails. */
final class TestingLineage implements JobRunner {
  private final Map<String, List<String>> preferences = new HashMap<>();
  private int nextRddId;
  private int nextShuffleId;

  /** An RDD without parents. */
  Node source(int partitions) {
    return new Node(this, partitions, List.of());
  }

  /** An RDD that no scheduler can make stages of. */
  RDD<?> broken() {
    return new Broken(this);
  }

  /** One step of a narrow stage. */
  Node mapped(RDD<?> parent) {
    return new Node(this, parent.partitions().length, List.of(oneToOne(parent)));
  }

  /** What is read from the shuffle of {@code parent}. */
  Node shuffled(RDD<?> parent, int partitions) {
    return new Node(this, partitions, List.of(shuffle(parent, partitions)));
  }

  /** What is read from the shuffles of several RDDs. */
  Node coGrouped(int partitions, RDD<?>... parents) {
    List<Dependency<?>> shuffles = new ArrayList<>();
    for (RDD<?> parent : parents) {
      shuffles.add(shuffle(parent, partitions));
    }
    return new Node(this, partitions, shuffles);
  }

  /** One step that reads the same partition of several RDDs. */
  Node zipped(RDD<?>... parents) {
    List<Dependency<?>> narrow = new ArrayList<>();
    for (RDD<?> parent : parents) {
      narrow.add(oneToOne(parent));
    }
    return new Node(this, parents[0].partitions().length, narrow);
  }

  /** Says where a partition is best computed. */
  void prefer(RDD<?> rdd, int partition, String... places) {
    preferences.put(rdd.id() + "/" + partition, List.of(places));
  }

  private static Dependency<Object> oneToOne(RDD<?> parent) {
    return new SamePartition(asObjects(parent));
  }

  private static Dependency<?> shuffle(RDD<?> parent, int partitions) {
    return new ShuffleDependency<>(
        TestingLineage.<Tuple2<Object, Object>>asRecords(parent),
        new ShuffleFunctions<Object, Object, Object>(new HashPartitioner(partitions), null, null),
        ShuffleDependency.MapSideCombine.NO);
  }

  private static RDD<Object> asObjects(RDD<?> rdd) {
    return asRecords(rdd);
  }

  @SuppressWarnings("unchecked") // nobody ever looks at a record
  private static <T> RDD<T> asRecords(RDD<?> rdd) {
    return (RDD<T>) rdd;
  }

  @Override
  public int newRddId() {
    return nextRddId++;
  }

  @Override
  public int newShuffleId() {
    return nextShuffleId++;
  }

  @Override
  public CallSite callSite() {
    String line = "step at Test.java:" + nextRddId;
    return new CallSite(line, line);
  }

  @Override
  public int defaultParallelism() {
    return 2;
  }

  @Override
  public SparkConf conf() {
    return new SparkConf(false);
  }

  @Override
  public void shuffleCreated(ShuffleDependency<?, ?, ?> dependency) {}

  @Override
  public void persisted(RDD<?> rdd) {}

  @Override
  public void unpersist(RDD<?> rdd, boolean blocking) {}

  @Override
  public String checkpointDir() {
    return null;
  }

  @Override
  public <F> F clean(F function) {
    return function;
  }

  @Override
  public <T, U> List<U> runJob(RDD<T> rdd, JobFunction<T, U> function, int[] partitions) {
    throw new AssertionError("lineage alone runs nothing");
  }

  @Override
  public Submitter submitter() {
    throw new AssertionError("lineage alone runs nothing");
  }

  @Override
  public <T> Broadcast<T> broadcast(T value) {
    throw new AssertionError("lineage alone sends nothing");
  }

  /** A partition that is nothing but its index. */
  private record TestingPartition(int index) implements Partition {
    private static final long serialVersionUID = 1L;
  }

  /** Reads the partition of the same index. */
  private static final class SamePartition extends NarrowDependency<Object> {
    private static final long serialVersionUID = 1L;

    SamePartition(RDD<Object> parent) {
      super(parent);
    }

    @Override
    public int[] parents(int partition) {
      return new int[] {partition};
    }
  }

  /** Fails when it is asked what its stage is like. */
  private static final class Broken extends RDD<Object> {
    private static final long serialVersionUID = 1L;

    Broken(TestingLineage lineage) {
      super(lineage, List.of());
    }

    @Override
    public boolean startsBarrier() {
      throw new IllegalStateException("broken");
    }

    @Override
    protected Partition[] getPartitions() {
      return new Partition[] {new TestingPartition(0)};
    }

    @Override
    public Iterator<Object> compute(Partition split, TaskContext context) {
      throw new AssertionError("a scheduler must not compute an RDD");
    }
  }

  /** An RDD that must not be computed. */
  static final class Node extends RDD<Object> {
    private static final long serialVersionUID = 1L;

    private final transient TestingLineage lineage;
    private final int count;
    private final transient List<Dependency<?>> dependencies;

    private Node(TestingLineage lineage, int count, List<Dependency<?>> dependencies) {
      super(lineage, List.of());
      this.lineage = lineage;
      this.count = count;
      this.dependencies = dependencies;
    }

    @Override
    protected List<Dependency<?>> getDependencies() {
      return dependencies;
    }

    @Override
    protected Partition[] getPartitions() {
      Partition[] partitions = new Partition[count];
      for (int i = 0; i < count; i++) {
        partitions[i] = new TestingPartition(i);
      }
      return partitions;
    }

    @Override
    protected List<String> getPreferredLocations(Partition split) {
      return lineage.preferences.getOrDefault(id() + "/" + split.index(), List.of());
    }

    @Override
    public Iterator<Object> compute(Partition split, TaskContext context) {
      throw new AssertionError("a scheduler must not compute an RDD");
    }
  }
}
