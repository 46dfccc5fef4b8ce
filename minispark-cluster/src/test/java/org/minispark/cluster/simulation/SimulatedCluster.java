package org.minispark.cluster.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.minispark.SparkConf;
import org.minispark.TaskContext;
import org.minispark.Tuple2;
import org.minispark.api.java.Optional;
import org.minispark.broadcast.Broadcast;
import org.minispark.cluster.driver.SimulatedDriverEnd;
import org.minispark.cluster.protocol.Address;
import org.minispark.cluster.protocol.Peer;
import org.minispark.cluster.storage.NetworkBlockTransfer;
import org.minispark.cluster.transport.BlockFetcher;
import org.minispark.cluster.transport.Connections;
import org.minispark.cluster.transport.Handlers;
import org.minispark.engine.base.Timer;
import org.minispark.engine.broadcast.BroadcastManager;
import org.minispark.engine.context.DriverServices;
import org.minispark.engine.context.TrackedMapOutputs;
import org.minispark.engine.files.ApplicationFiles;
import org.minispark.engine.memory.MemoryManager;
import org.minispark.engine.memory.MemorySizes;
import org.minispark.engine.scheduler.AccumulatorRegistry;
import org.minispark.engine.scheduler.BarrierCoordinator;
import org.minispark.engine.scheduler.DAGScheduler;
import org.minispark.engine.scheduler.LeftOfJobs;
import org.minispark.engine.scheduler.LiveListenerBus;
import org.minispark.engine.scheduler.OutputCommitCoordinator;
import org.minispark.engine.scheduler.SchedulerBackend;
import org.minispark.engine.scheduler.SchedulerParts;
import org.minispark.engine.serializer.ClosureSerializer;
import org.minispark.engine.serializer.DataSerializer;
import org.minispark.engine.serializer.RecordSerializer;
import org.minispark.engine.serializer.StageClosures;
import org.minispark.engine.shuffle.HashShuffleManager;
import org.minispark.engine.shuffle.MapOutputTracker;
import org.minispark.engine.storage.DriverBlockManagerMaster;
import org.minispark.engine.storage.EngineBlockManager;
import org.minispark.engine.storage.OwnedDirectory;
import org.minispark.engine.storage.StorageListener;
import org.minispark.engine.storage.StorageSettings;
import org.minispark.engine.taskcontext.CommitDeniedException;
import org.minispark.engine.taskcontext.EngineTaskContext;
import org.minispark.rdd.JobFuture;
import org.minispark.rdd.RDD;
import org.minispark.storage.BlockManagerId;
import org.minispark.util.AccumulatorMetadata;
import org.minispark.util.LongAccumulator;

/**
 * A driver and its executors, all real but for threads, sockets and time: one run of a random
 * program under random faults, from a seed. What must hold is looked at after each event and at the
 * end.
 */
final class SimulatedCluster implements World, AutoCloseable {
  private static final String APPLICATION = "app-0";
  private static final long MEMORY = 64L << 20;
  private static final int MAX_FAILURES = 4;

  /** Runs in which executors are told to leave. */
  private static final int LEAVING_PERCENT = 25;

  private final Simulation simulation;
  private final SplittableRandom random;

  /** A source of its own, so that a run in which nobody leaves is what it would be without. */
  private final SplittableRandom leaving;

  private final Defect defect;
  private final Faults faults;
  private final Observer observer;
  private final Node driver = new Node("driver", "host0");
  private final Processes processes;
  private final SparkConf conf;
  private final Path directory;
  private final SimulatedDriverEnd end = new SimulatedDriverEnd();
  private final MapOutputTracker mapOutputs = new MapOutputTracker();
  private final AccumulatorRegistry accumulators = new AccumulatorRegistry();
  private final OutputCommitCoordinator commits = new OutputCommitCoordinator();
  private final LiveListenerBus bus = new LiveListenerBus(1);
  private final DriverBlockManagerMaster blockMaster =
      new DriverBlockManagerMaster(StorageListener.NONE);
  private final EngineBlockManager blocks;
  private final DAGScheduler scheduler;
  private final SchedulerBackend backend;
  private final VirtualJobs jobs;
  private final Map<String, String> committed = new HashMap<>();
  private final int userFailurePercent;
  private final int poisonedJob;
  private long lastWork;
  private int jobsStarted;
  private int jobsFailed;
  private int stages;

  /** How a run was. */
  record Report(
      int events,
      int stages,
      int faults,
      int jobs,
      int failedJobs,
      int lostExecutors,
      int returnedTasks,
      int leftExecutors) {}

  /** A job that was submitted. */
  private record Submitted(
      int number,
      RandomProgram.Step step,
      JobFuture future,
      Map<Integer, ArrayList<Tuple2<Integer, Long>>> results,
      LongAccumulator partitions) {}

  SimulatedCluster(long seed, Defect defect, FaultTable table, Path directory) {
    this.simulation = new Simulation(seed);
    this.random = simulation.random().split();
    this.leaving = new SplittableRandom(seed * 31 + 7);
    this.defect = defect;
    this.directory = directory;
    this.faults = new Faults(seed, table);
    this.observer = new Observer(simulation, defect);
    int executors = faults.seeks("HolderLost") || faults.seeksLeaving() ? 4 : 2 + random.nextInt(3);
    int cores = 1 + random.nextInt(2);
    this.conf = configuration(executors * cores);
    this.userFailurePercent = random.nextInt(3) == 0 ? 3 : 0;
    this.poisonedJob = random.nextInt(25) == 0 ? random.nextInt(3) : -1;
    this.processes = new Processes(simulation, driver, APPLICATION, executors, cores);
    Network network = new Network(simulation, faults, processes);
    network.listen(observer::heard);
    VirtualTransport transport = network.transport(driver, Peer.driver(APPLICATION));
    Address address = transport.listen(end.handlers());
    processes.prepare(network, address, directory.toString());
    Timer timer = simulation.timer(driver);
    Connections connections = new Connections(transport, Handlers.NONE);
    NetworkBlockTransfer transfer =
        new NetworkBlockTransfer(BlockFetcher.of(conf, connections, timer));
    bus.stop(); // nobody listens, and it would start a thread
    DataSerializer serializer = RecordSerializer.of(conf);
    ClosureSerializer closures = new ClosureSerializer();
    MemoryManager memory = new MemoryManager(new MemorySizes(MEMORY, MEMORY / 2));
    blocks =
        new EngineBlockManager(
            new BlockManagerId("driver", address.host(), address.port()),
            StorageSettings.of(conf),
            memory,
            serializer,
            blockMaster,
            transfer);
    BarrierCoordinator barriers = new BarrierCoordinator(timer, 1_000_000);
    DriverServices services =
        new DriverServices(
            conf,
            simulation,
            timer,
            memory,
            serializer,
            closures,
            blocks,
            new HashShuffleManager(
                conf,
                blocks,
                transfer,
                serializer,
                mapOutputs,
                HashShuffleManager.Readers.ANY_PROCESS),
            blockMaster,
            mapOutputs,
            commits,
            barriers,
            bus,
            new ApplicationFiles(conf, directory, SimulatedCluster.class.getClassLoader()));
    scheduler =
        new DAGScheduler(
            new SchedulerParts(
                conf,
                defect == Defect.RETRIES_WITHOUT_LIMIT ? Integer.MAX_VALUE : MAX_FAILURES,
                simulation,
                timer,
                observer.watch(new TrackedMapOutputs(mapOutputs)),
                new TrackedPartitions(blockMaster),
                functions -> StageClosures.capture(functions, closures),
                accumulators,
                commits,
                barriers,
                bus));
    backend =
        observer.watch(
            end.backend(services, processes, transfer, inOrder(), work -> work(work)), cores);
    BroadcastManager broadcasts =
        new BroadcastManager(
            conf,
            blocks,
            serializer,
            blockMaster,
            BroadcastManager.Readers.OTHER_PROCESSES,
            VirtualJobs::line);
    jobs = new VirtualJobs(conf, broadcasts, blockMaster);
    simulation.check(observer::check);
  }

  private boolean leavesWithBlocks() {
    return leaving.nextInt(4) > 0 || faults.seeksLeaving();
  }

  private SparkConf configuration(int totalCores) {
    String[] waits = {"0", "300ms", "3s"};
    return new SparkConf(false)
        .set("spark.app.name", "simulation")
        .set("spark.default.parallelism", Integer.toString(totalCores))
        .set("spark.executor.heartbeatInterval", "2s")
        .set("spark.executor.heartbeat.maxFailures", "5")
        .set("spark.network.timeout", "10s")
        .set("spark.task.maxDirectResultSize", faults.seeks("DropBlock") ? "1" : "300")
        .set("spark.locality.wait", waits[random.nextInt(waits.length)])
        .set("spark.scheduler.mode", random.nextBoolean() ? "FIFO" : "FAIR")
        .set("spark.speculation", random.nextInt(3) == 0 ? "true" : "false")
        .set("spark.minispark.scheduler.lookAhead", "1h")
        .set("spark.speculation.interval", "200ms")
        .set("spark.speculation.quantile", "0.5")
        .set("spark.speculation.multiplier", "1.5")
        .set("spark.storage.decommission.enabled", Boolean.toString(leavesWithBlocks()))
        .set("spark.storage.decommission.replicationReattemptInterval", "2s")
        .set("spark.local.dir", directory.toString());
  }

  /** The driver's thread for what changes the scheduler's state. */
  private Executor inOrder() {
    return work -> {
      lastWork = Math.max(lastWork + 1, simulation.nowMicros() + random.nextInt(500));
      simulation.after(lastWork - simulation.nowMicros(), driver, "work", work);
    };
  }

  private void work(Runnable work) {
    simulation.after(random.nextInt(2_000), driver, "work on files", work);
  }

  Simulation simulation() {
    return simulation;
  }

  /** Runs the program to its end. */
  Report run() {
    World before = CURRENT.get();
    CURRENT.set(this);
    try {
      runProgram();
    } finally {
      CURRENT.set(before);
    }
    return new Report(
        simulation.happened().size(),
        stages,
        faults.met(),
        jobsStarted,
        jobsFailed,
        observer.lost(),
        observer.returned(),
        observer.left());
  }

  private void runProgram() {
    scheduler.start(backend);
    RandomProgram program = new RandomProgram(random, jobs);
    program.build(faults);
    if (faults.seeks("HolderLost")) {
      int first = 1_000 + random.nextInt(300);
      simulation.after(Simulation.millis(first), null, "kill", processes::crashAny);
      int second = first + 500 + random.nextInt(1_000);
      simulation.after(Simulation.millis(second), null, "kill", processes::crashAny);
    }
    if (leaving.nextInt(100) < LEAVING_PERCENT || faults.seeksLeaving()) {
      for (int left = (faults.seeksLeaving() ? 4 : 1) + leaving.nextInt(2); left > 0; left--) {
        long when = Simulation.millis(700 + leaving.nextInt(faults.seeksLeaving() ? 4_000 : 1_500));
        simulation.after(when, driver, "decommission", this::decommissionOne);
      }
    }
    List<Submitted> running = new ArrayList<>();
    int count = (faults.seeks("KillTask") ? 2 : 1) + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      running.add(submit(i == 0 ? program.last() : program.any()));
      if (random.nextInt(4) > 0) {
        awaitAll(running);
      }
    }
    awaitAll(running);
    dropAll(program);
    simulation.runFor(Simulation.millis(300));
    simulation.run(() -> !observer.isAnythingRunning());
    if (!LeftOfJobs.isNothing(scheduler, commits)) {
      throw simulation.violated("Something is left of jobs that have ended", null);
    }
    scheduler.stop();
    backend.stop();
    simulation.run(processes::areGone);
  }

  /** The driver wants it, or the executor's machine. */
  private void decommissionOne() {
    boolean byDriver = leaving.nextBoolean() && !faults.seeks("AskDecommission");
    processes
        .any(leaving.nextInt(1 << 10))
        .ifPresent(
            id -> {
              if (byDriver) {
                backend.decommissionExecutor(id, "by chance");
              } else {
                processes.signalDecommission(id);
              }
            });
  }

  private Submitted submit(RandomProgram.Step step) {
    int number = jobsStarted++;
    LongAccumulator partitions = new LongAccumulator();
    partitions.register(new AccumulatorMetadata(number, Optional.empty(), false));
    observer.accumulator(accumulators, partitions);
    Map<Integer, ArrayList<Tuple2<Integer, Long>>> results = new HashMap<>();
    RDD<Tuple2<Integer, Long>> rdd = step.rdd();
    int[] all = new int[rdd.getNumPartitions()];
    for (int i = 0; i < all.length; i++) {
      all[i] = i;
    }
    boolean commits = random.nextInt(3) > 0 || number == poisonedJob;
    JobFuture future =
        scheduler.submit(
            rdd,
            new RandomProgram.Collect(number, commits, partitions),
            all,
            VirtualJobs.line(),
            new Properties(),
            (position, result) -> {
              if (results.put(position, result) != null) {
                simulation.violated("Partition " + position + " has two results", null);
              }
            });
    stages += 1 + VirtualJobs.shufflesOf(rdd);
    if (faults.seeks("KillTask") || random.nextInt(12) == 0) {
      int begun = number == 0 ? 900 : 0; // executors have to start before
      simulation.after(
          Simulation.millis(begun + random.nextInt(500)),
          driver,
          "cancel",
          () -> future.cancel("by chance"));
    }
    return new Submitted(number, step, future, results, partitions);
  }

  private void awaitAll(List<Submitted> running) {
    for (Submitted job : running) {
      simulation.run(job.future().completion()::isDone);
      verify(job);
    }
    running.clear();
  }

  private void verify(Submitted job) {
    try {
      job.future().completion().join();
    } catch (CompletionException failed) {
      jobsFailed++;
      requireLegitimate(job, failed.getCause());
      return;
    }
    List<Tuple2<Integer, Long>> records = new ArrayList<>();
    job.results().values().forEach(records::addAll);
    if (!RandomProgram.sorted(records).equals(RandomProgram.sorted(job.step().expected()))) {
      throw simulation.violated("Job " + job.number() + " has a wrong result: " + records, null);
    }
    if (job.partitions().sum() != job.step().rdd().getNumPartitions()) {
      throw simulation.violated(
          "Job " + job.number() + " has counted " + job.partitions().sum() + " partitions", null);
    }
    if (job.number() == poisonedJob) {
      throw simulation.violated("A job that must fail has not", null);
    }
  }

  /** A job may fail if a task has failed four times, or a stage, or if it was cancelled. */
  private void requireLegitimate(Submitted job, Throwable failure) {
    String message = String.valueOf(failure.getMessage());
    boolean isLegitimate =
        message.contains("failed 4 times") && observer.hasFailedOften(MAX_FAILURES)
            || message.contains("has failed the maximum allowable number of times: 4")
            || message.contains("cancelled by chance");
    if (!isLegitimate) {
      throw simulation.violated("Job " + job.number() + " has failed without need", failure);
    }
  }

  private void dropAll(RandomProgram program) {
    program.cached().forEach(rdd -> rdd.unpersist(false));
    for (Broadcast<Long> broadcast : program.broadcasts()) {
      broadcast.destroy(false);
    }
    for (int shuffle = 0; shuffle < jobs.shuffles(); shuffle++) {
      scheduler.shuffleDropped(shuffle);
      observer.shuffleDropped(shuffle);
      mapOutputs.unregisterShuffle(shuffle);
      end.dropShuffle(shuffle);
    }
  }

  @Override
  public void compute(TaskContext task) throws Exception {
    int millis = random.nextInt(20) == 0 ? random.nextInt(4_000) : random.nextInt(60);
    simulation.pause(Simulation.millis(millis));
    if (userFailurePercent > 0 && random.nextInt(100) < userFailurePercent) {
      throw new IllegalArgumentException("by chance");
    }
  }

  @Override
  public void commit(int job, TaskContext task) throws Exception {
    if (job == poisonedJob) {
      throw new IllegalArgumentException("poison");
    }
    boolean granted =
        EngineTaskContext.of(task)
            .services()
            .driver()
            .canCommit(
                task.stageId(),
                task.stageAttemptNumber(),
                task.partitionId(),
                task.attemptNumber());
    if (!granted && defect != Defect.LETS_EVERYBODY_COMMIT) {
      throw new CommitDeniedException(job, task.partitionId(), task.attemptNumber());
    }
    simulation.pause(random.nextInt(20_000));
    String self = task.stageId() + " " + task.stageAttemptNumber() + " " + task.attemptNumber();
    String before = committed.put(job + "/" + task.partitionId(), self);
    if (before != null && !isGivenUp(before, task) && !isGivenUp(self, task)) {
      simulation.violated(
          "Partition " + task.partitionId() + " of job " + job + " is committed twice", null);
    }
  }

  private boolean isGivenUp(String attempt, TaskContext task) {
    String[] numbers = attempt.split(" ");
    return observer.isGivenUp(
        Integer.parseInt(numbers[0]),
        Integer.parseInt(numbers[1]),
        task.partitionId(),
        Integer.parseInt(numbers[2]));
  }

  /** All that has happened, a line each. */
  List<String> events() {
    return simulation.happened().stream().map(Object::toString).toList();
  }

  @Override
  public void close() {
    try {
      OwnedDirectory.delete(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
