package org.minispark.engine.context;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.minispark.SparkConf;
import org.minispark.broadcast.Broadcast;
import org.minispark.engine.base.CallSite;
import org.minispark.engine.base.CallSites;
import org.minispark.engine.status.ConsoleProgressBar;
import org.minispark.engine.storage.BlockId.RDDBlockId;
import org.minispark.engine.storage.DriverBlockManagerMaster.BroadcastScope;
import org.minispark.rdd.CachedSize;
import org.minispark.rdd.JobFunction;
import org.minispark.rdd.JobRunner;
import org.minispark.rdd.RDD;
import org.minispark.rdd.ShuffleDependency;
import org.minispark.storage.BlockManagerId;

/** What lineage may ask of its context, answered by the services of one engine. */
final class EngineJobRunner implements JobRunner {
  private final EngineContext context;
  private final Engine engine;
  private final Cleaner cleaner;
  private final AtomicInteger nextRddId = new AtomicInteger();
  private final AtomicInteger nextShuffleId = new AtomicInteger();
  private final PersistedRDDs persisted;

  EngineJobRunner(EngineContext context, Engine engine, Cleaner cleaner) {
    this.context = context;
    this.engine = engine;
    this.cleaner = cleaner;
    this.persisted = new PersistedRDDs(engine.blockMaster, engine.bus, cleaner);
  }

  EngineContext context() {
    return context;
  }

  @Override
  public <T, U> List<U> runJob(RDD<T> rdd, JobFunction<T, U> function, int[] partitions) {
    context.requireRunning();
    try {
      return engine.scheduler.runJob(
          rdd, clean(function), partitions, callSite(), context.localProperties().snapshot());
    } finally {
      engine.progressBar.ifPresent(ConsoleProgressBar::finishAll);
    }
  }

  @Override
  public Submitter submitter() {
    context.requireRunning();
    return new AsyncJobs(context, this, callSite(), context.localProperties().snapshot());
  }

  @Override
  public <F> F clean(F function) {
    engine.closures.requireSerializable(function);
    return function;
  }

  @Override
  public int newRddId() {
    context.requireRunning();
    return nextRddId.getAndIncrement();
  }

  @Override
  public int newShuffleId() {
    return nextShuffleId.getAndIncrement();
  }

  @Override
  public CallSite callSite() {
    String shortForm = context.localProperties().get("callSite.short");
    if (shortForm == null) {
      return CallSites.capture();
    }
    String longForm = context.localProperties().get("callSite.long");
    return new CallSite(shortForm, longForm == null ? "" : longForm);
  }

  @Override
  public int defaultParallelism() {
    context.requireRunning();
    return engine.backend.defaultParallelism();
  }

  @Override
  public SparkConf conf() {
    return context.conf();
  }

  @Override
  public <T> Broadcast<T> broadcast(T value) {
    context.requireRunning();
    Broadcast<T> broadcast = engine.broadcasts.newBroadcast(value);
    long id = broadcast.id();
    cleaner.watch(
        broadcast, () -> engine.blockMaster.removeBroadcast(id, BroadcastScope.EVERYWHERE).join());
    return broadcast;
  }

  @Override
  public void shuffleCreated(ShuffleDependency<?, ?, ?> dependency) {
    int shuffleId = dependency.shuffleId();
    cleaner.watch(dependency, () -> dropShuffle(shuffleId));
  }

  private void dropShuffle(int shuffleId) {
    engine.scheduler.shuffleDropped(shuffleId);
    engine.mapOutputs.unregisterShuffle(shuffleId);
    engine.deployment.dropShuffle(shuffleId);
    engine.allocation.ifPresent(executors -> executors.shuffleDropped(shuffleId));
  }

  @Override
  public void persisted(RDD<?> rdd) {
    persisted.add(rdd);
  }

  @Override
  public void unpersist(RDD<?> rdd, boolean blocking) {
    context.requireRunning();
    persisted.remove(rdd, blocking);
  }

  @Override
  public Optional<CachedSize> cachedSize(RDD<?> rdd) {
    return persisted.cachedSize(rdd);
  }

  @Override
  public boolean isKept(RDD<?> rdd, int partition) {
    return !engine.blockMaster.locations(new RDDBlockId(rdd.id(), partition)).isEmpty();
  }

  @Override
  public List<String> hostsHolding(RDD<?> rdd, int partition) {
    List<BlockManagerId> holders =
        engine.blockMaster.locations(new RDDBlockId(rdd.id(), partition));
    if (holders.isEmpty()
        && rdd.dependencies().size() == 1
        && rdd.dependencies().get(0) instanceof ShuffleDependency<?, ?, ?> shuffle) {
      holders = engine.mapOutputs.preferredLocations(shuffle.shuffleId(), partition);
    }
    return holders.stream().map(BlockManagerId::host).toList();
  }

  Map<Integer, RDD<?>> persistentRdds() {
    return persisted.alive();
  }

  @Override
  public String checkpointDir() {
    return context.checkpointDir();
  }
}
