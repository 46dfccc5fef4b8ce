package org.minispark.rdd;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.minispark.Partition;
import org.minispark.SparkConf;
import org.minispark.SparkException;
import org.minispark.Tuple2;
import org.minispark.broadcast.Broadcast;
import org.minispark.engine.base.CallSite;
import org.minispark.engine.base.CallSites;
import org.minispark.engine.base.Unchecked;
import org.minispark.engine.memory.MemoryManager;
import org.minispark.engine.memory.MemorySizes;
import org.minispark.engine.memory.TaskMemory;
import org.minispark.engine.serializer.Captured;
import org.minispark.engine.serializer.ClosureSerializer;
import org.minispark.engine.serializer.DataSerializer;
import org.minispark.engine.serializer.RecordSerializer;
import org.minispark.engine.serializer.StageClosures;
import org.minispark.engine.shuffle.HashShuffleManager;
import org.minispark.engine.shuffle.MapOutputTracker;
import org.minispark.engine.shuffle.MapOutputs;
import org.minispark.engine.shuffle.MapStatus;
import org.minispark.engine.shuffle.ShuffleHandle;
import org.minispark.engine.storage.BlockCompression;
import org.minispark.engine.storage.BlockId.RDDBlockId;
import org.minispark.engine.storage.BlockManagerMaster;
import org.minispark.engine.storage.DriverBlockManagerMaster;
import org.minispark.engine.storage.EngineBlockManager;
import org.minispark.engine.storage.LocalBlockTransferService;
import org.minispark.engine.storage.StorageListener;
import org.minispark.engine.storage.StorageSettings;
import org.minispark.engine.taskcontext.DriverEndpoint;
import org.minispark.engine.taskcontext.EngineTaskContext;
import org.minispark.engine.taskcontext.TaskCpus;
import org.minispark.engine.taskcontext.TaskFiles;
import org.minispark.engine.taskcontext.TaskIdentity;
import org.minispark.engine.taskcontext.TaskServices;
import org.minispark.storage.BlockManagerId;

/**
 * Runs jobs in the calling thread: stages in order, partitions in order, one attempt each. Shuffle,
 * storage and serialization are the real ones; only what schedules them is not.
 */
public final class TestingJobRunner implements JobRunner, AutoCloseable {
  private static final long MEMORY = 256L << 20;

  private final SparkConf conf = new SparkConf(false);
  private final ClosureSerializer closures = new ClosureSerializer();
  private final MapOutputTracker outputs = new MapOutputTracker();
  private final LocalBlockTransferService transfer = new LocalBlockTransferService();
  private final DriverBlockManagerMaster master =
      new DriverBlockManagerMaster(StorageListener.NONE);
  private final EngineBlockManager blocks;
  private final TaskServices services;
  private final Set<Integer> writtenShuffles = new HashSet<>();
  private String checkpointDir;
  private boolean mayCommit = true;
  private final List<Runnable> held = new ArrayList<>();
  private int runAtOnce = Integer.MAX_VALUE;
  private static final int CORES = 2;
  private int nextRddId;
  private int nextShuffleId;
  private int nextStageId;
  private long nextTaskId;
  private int jobs;
  private int tasks;

  /** Keeps its files in {@code directory}. */
  public TestingJobRunner(Path directory) {
    DataSerializer serializer = RecordSerializer.of(conf);
    MemoryManager memory = new MemoryManager(new MemorySizes(MEMORY, MEMORY / 2));
    blocks =
        new EngineBlockManager(
            new BlockManagerId("driver", "localhost", 0),
            new StorageSettings(List.of(directory), BlockCompression.NONE),
            memory,
            serializer,
            master,
            transfer);
    transfer.register(blocks);
    HashShuffleManager shuffle =
        new HashShuffleManager(
            conf, blocks, transfer, serializer, outputs, HashShuffleManager.Readers.SAME_PROCESS);
    services = new TaskServices(blocks, shuffle, new Driver(), serializer, new TaskCpus(1));
  }

  /** Jobs that have run. */
  public int jobs() {
    return jobs;
  }

  /** Tasks that have run, in all stages. */
  public int tasks() {
    return tasks;
  }

  public void setCheckpointDir(String uri) {
    checkpointDir = uri;
  }

  /** Lets the driver refuse all commits from now on. */
  public void denyCommits() {
    mayCommit = false;
  }

  @Override
  public <T, U> List<U> runJob(RDD<T> rdd, JobFunction<T, U> function, int[] partitions) {
    jobs++;
    clean(function);
    if (partitions.length == 0) {
      return List.of();
    }
    for (ShuffleDependency<?, ?, ?> shuffle : shufflesBefore(rdd)) {
      writeShuffle(shuffle);
    }
    Captured<JobFunction<T, U>> action = Captured.of(function);
    StageClosures stage = capture(rdd, List.of(action));
    Partition[] all = rdd.partitions();
    int stageId = nextStageId++;
    List<U> results = new ArrayList<>();
    for (int partition : partitions) {
      results.add(
          runTask(
              stageId,
              all[partition],
              partitions.length,
              stage,
              task -> task.closures().get(action).call(task, rdd.iterator(all[partition], task))));
    }
    return results;
  }

  /** The shuffles that an RDD depends on, those that others need first. */
  private static Set<ShuffleDependency<?, ?, ?>> shufflesBefore(RDD<?> last) {
    List<ShuffleDependency<?, ?, ?>> found = new ArrayList<>();
    Set<RDD<?>> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<RDD<?>> toVisit = new ArrayDeque<>(List.of(last));
    while (!toVisit.isEmpty()) {
      RDD<?> rdd = toVisit.pop();
      if (seen.add(rdd)) {
        for (Dependency<?> dependency : rdd.dependencies()) {
          if (dependency instanceof ShuffleDependency<?, ?, ?> shuffle) {
            found.add(shuffle);
          }
          toVisit.push(dependency.rdd());
        }
      }
    }
    // A parent exists before its child, so it has the smaller id.
    found.sort((a, b) -> Integer.compare(a.rdd().id(), b.rdd().id()));
    return new LinkedHashSet<>(found);
  }

  private <K, V, C> void writeShuffle(ShuffleDependency<K, V, C> shuffle) {
    if (!writtenShuffles.add(shuffle.shuffleId())) {
      return;
    }
    ShuffleHandle<K, V, C> handle = shuffle.handle();
    RDD<Tuple2<K, V>> rdd = shuffle.rdd();
    outputs.registerShuffle(handle.shuffleId(), handle.numMaps(), handle.numPartitions());
    StageClosures stage = capture(rdd, List.of(handle.functions()));
    int stageId = nextStageId++;
    for (Partition split : rdd.partitions()) {
      MapStatus status =
          runTask(
              stageId,
              split,
              handle.numMaps(),
              stage,
              task ->
                  services
                      .shuffle()
                      .write(
                          handle,
                          task.closures().get(handle.functions()),
                          task.taskAttemptId(),
                          rdd.iterator(split, task),
                          task,
                          task.memory()));
      outputs.registerMapOutput(handle.shuffleId(), split.index(), status);
    }
  }

  private StageClosures capture(RDD<?> last, List<Captured<?>> functions) {
    Set<Captured<?>> all = new LinkedHashSet<>(functions);
    Set<RDD<?>> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<RDD<?>> toVisit = new ArrayDeque<>(List.of(last));
    while (!toVisit.isEmpty()) {
      RDD<?> rdd = toVisit.pop();
      if (seen.add(rdd)) {
        rdd.visitClosures(all::add);
        for (Dependency<?> dependency : rdd.dependencies()) {
          if (dependency instanceof NarrowDependency<?>) {
            toVisit.push(dependency.rdd());
          }
        }
      }
    }
    return StageClosures.capture(List.copyOf(all), closures);
  }

  private interface Work<R> {
    R run(EngineTaskContext task) throws Exception;
  }

  private <R> R runTask(
      int stageId, Partition split, int numPartitions, StageClosures stage, Work<R> work) {
    tasks++;
    EngineTaskContext task =
        new EngineTaskContext(
            new TaskIdentity(stageId, 0, split.index(), numPartitions, 0, nextTaskId++),
            services,
            new Unlimited(),
            stage.forTask(),
            new Properties());
    task.bind();
    try {
      return work.run(task);
    } catch (Exception failure) {
      task.markTaskFailed(failure);
      throw Unchecked.rethrow(failure);
    } finally {
      task.markTaskCompleted();
      task.unbind();
    }
  }

  /** Jobs that nobody waits for run this many partitions, and the rest in {@link #finishJobs}. */
  public void holdJobsAfter(int partitions) {
    runAtOnce = partitions;
  }

  /** Runs what jobs still have to run. */
  public void finishJobs() {
    List<Runnable> rest = List.copyOf(held);
    held.clear();
    rest.forEach(Runnable::run);
  }

  @Override
  public Submitter submitter() {
    return this::submitJob;
  }

  private <T, U> JobFuture submitJob(
      RDD<T> rdd, JobFunction<T, U> function, int[] partitions, PartitionResult<U> onResult) {
    TestingJobFuture job = new TestingJobFuture(jobs, new CompletableFuture<>());
    int now = Math.min(runAtOnce, partitions.length);
    runPart(rdd, function, partitions, 0, now, onResult);
    Runnable rest =
        () -> {
          try {
            runPart(rdd, function, partitions, now, partitions.length, onResult);
            job.completion().complete(null);
          } catch (RuntimeException failure) {
            job.completion().completeExceptionally(failure);
          }
        };
    if (now == partitions.length) {
      rest.run();
    } else {
      held.add(rest);
    }
    return job;
  }

  private <T, U> void runPart(
      RDD<T> rdd,
      JobFunction<T, U> function,
      int[] partitions,
      int from,
      int until,
      PartitionResult<U> onResult) {
    List<U> results = runJob(rdd, function, Arrays.copyOfRange(partitions, from, until));
    for (int i = 0; i < results.size(); i++) {
      onResult.taskSucceeded(from + i, results.get(i));
    }
  }

  private record TestingJobFuture(int id, CompletableFuture<Void> completion) implements JobFuture {
    @Override
    public List<Integer> jobIds() {
      return List.of(id);
    }

    @Override
    public void cancel(String reason) {
      completion.completeExceptionally(new SparkException("Job " + id + " cancelled " + reason));
    }
  }

  @Override
  public <F> F clean(F function) {
    closures.requireSerializable(function);
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
    return CallSites.capture();
  }

  @Override
  public int defaultParallelism() {
    return conf.getInt("spark.default.parallelism", CORES);
  }

  @Override
  public SparkConf conf() {
    return conf;
  }

  @Override
  public <T> Broadcast<T> broadcast(T value) {
    throw new UnsupportedOperationException("lineage sends nothing");
  }

  @Override
  public void shuffleCreated(ShuffleDependency<?, ?, ?> dependency) {}

  @Override
  public void persisted(RDD<?> rdd) {}

  @Override
  public void unpersist(RDD<?> rdd, boolean blocking) {
    blocks.removeRdd(rdd.id());
  }

  @Override
  public Optional<CachedSize> cachedSize(RDD<?> rdd) {
    return Optional.empty();
  }

  @Override
  public List<String> hostsHolding(RDD<?> rdd, int partition) {
    return master.locations(new RDDBlockId(rdd.id(), partition)).stream()
        .map(BlockManagerId::host)
        .toList();
  }

  @Override
  public String checkpointDir() {
    return checkpointDir;
  }

  @Override
  public void close() {
    blocks.close();
    transfer.close();
  }

  /** Gives whatever is asked for. */
  private static final class Unlimited implements TaskMemory {
    private long held;

    @Override
    public boolean tryAcquire(long bytes) {
      held += bytes;
      return true;
    }

    @Override
    public void forceAcquire(long bytes) {
      held += bytes;
    }

    @Override
    public void release(long bytes) {
      held -= bytes;
    }

    @Override
    public long held() {
      return held;
    }
  }

  private final class Driver implements DriverEndpoint {
    @Override
    public MapOutputs mapOutputs() {
      return outputs;
    }

    @Override
    public BlockManagerMaster blocks() {
      return master;
    }

    @Override
    public boolean canCommit(int stageId, int stageAttempt, int partition, int attemptNumber) {
      return mayCommit;
    }

    @Override
    public String[] barrier(
        int stageId, int stageAttempt, int epoch, int partition, int numTasks, String message) {
      throw new UnsupportedOperationException("no barrier stages here");
    }

    @Override
    public TaskFiles files() {
      throw new UnsupportedOperationException("no files are added here");
    }
  }
}
