package org.minispark.cluster.simulation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.minispark.SparkConf;
import org.minispark.broadcast.Broadcast;
import org.minispark.engine.base.CallSite;
import org.minispark.engine.broadcast.BroadcastManager;
import org.minispark.engine.storage.DriverBlockManagerMaster;
import org.minispark.rdd.Dependency;
import org.minispark.rdd.JobFunction;
import org.minispark.rdd.JobRunner;
import org.minispark.rdd.RDD;
import org.minispark.rdd.ShuffleDependency;

/** What simulated lineage needs of its context; jobs are started elsewhere. */
final class VirtualJobs implements JobRunner {
  private static final CallSite LINE = new CallSite("step at Program.java:1", "");

  private final SparkConf conf;
  private final BroadcastManager broadcasts;
  private final DriverBlockManagerMaster blocks;
  private int nextRddId;
  private int nextShuffleId;

  VirtualJobs(SparkConf conf, BroadcastManager broadcasts, DriverBlockManagerMaster blocks) {
    this.conf = conf;
    this.broadcasts = broadcasts;
    this.blocks = blocks;
  }

  static CallSite line() {
    return LINE;
  }

  /** Shuffles that have been made. */
  int shuffles() {
    return nextShuffleId;
  }

  /** How many shuffles an RDD stands on. */
  static int shufflesOf(RDD<?> rdd) {
    Set<Integer> shuffles = new HashSet<>();
    collect(rdd, shuffles, new HashSet<>());
    return shuffles.size();
  }

  private static void collect(RDD<?> rdd, Set<Integer> shuffles, Set<Integer> seen) {
    if (!seen.add(rdd.id())) {
      return;
    }
    for (Dependency<?> dependency : rdd.dependencies()) {
      if (dependency instanceof ShuffleDependency<?, ?, ?> shuffle) {
        shuffles.add(shuffle.shuffleId());
      }
      collect(dependency.rdd(), shuffles, seen);
    }
  }

  @Override
  public <T, U> List<U> runJob(RDD<T> rdd, JobFunction<T, U> function, int[] partitions) {
    throw new UnsupportedOperationException("nobody can wait for it");
  }

  @Override
  public Submitter submitter() {
    throw new UnsupportedOperationException("jobs are started elsewhere");
  }

  @Override
  public <F> F clean(F function) {
    return function;
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
    return LINE;
  }

  @Override
  public int defaultParallelism() {
    return 2;
  }

  @Override
  public SparkConf conf() {
    return conf;
  }

  @Override
  public <T> Broadcast<T> broadcast(T value) {
    return broadcasts.newBroadcast(value);
  }

  @Override
  public void shuffleCreated(ShuffleDependency<?, ?, ?> dependency) {}

  @Override
  public void persisted(RDD<?> rdd) {}

  @Override
  public void unpersist(RDD<?> rdd, boolean blocking) {
    var unused = blocks.removeRdd(rdd.id());
  }

  @Override
  public String checkpointDir() {
    return null;
  }
}
