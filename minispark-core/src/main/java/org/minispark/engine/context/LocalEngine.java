package org.minispark.engine.context;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.minispark.SparkConf;
import org.minispark.engine.base.CallSites;
import org.minispark.engine.base.Clock;
import org.minispark.engine.base.SystemClock;
import org.minispark.engine.base.ThreadTimer;
import org.minispark.engine.broadcast.BroadcastManager;
import org.minispark.engine.executor.Executor;
import org.minispark.engine.local.HandedOverResults;
import org.minispark.engine.local.LocalDriverEndpoint;
import org.minispark.engine.local.LocalSchedulerBackend;
import org.minispark.engine.memory.MemoryManager;
import org.minispark.engine.memory.MemorySizes;
import org.minispark.engine.scheduler.AccumulatorRegistry;
import org.minispark.engine.scheduler.BarrierCoordinator;
import org.minispark.engine.scheduler.DAGScheduler;
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
import org.minispark.engine.status.ConsoleProgressBar;
import org.minispark.engine.status.StatusStore;
import org.minispark.engine.storage.DriverBlockManagerMaster;
import org.minispark.engine.storage.EngineBlockManager;
import org.minispark.engine.storage.LocalBlockTransferService;
import org.minispark.engine.storage.StorageSettings;
import org.minispark.engine.taskcontext.TaskServices;
import org.minispark.storage.BlockManagerId;

/** All services of an engine that runs in one process, wired together. */
final class LocalEngine {
  private static final String LOCALHOST = "localhost";
  private static final int CONSOLE_COLUMNS = 80;
  private static final int DEFAULT_QUEUE = 10_000;

  final SparkConf conf;
  final Clock clock = new SystemClock();
  final ClosureSerializer closures = new ClosureSerializer();
  final AccumulatorRegistry accumulators = new AccumulatorRegistry();
  final MapOutputTracker mapOutputs = new MapOutputTracker();
  final ThreadTimer timer = new ThreadTimer("spark-timer");
  final LiveListenerBus bus;
  final StatusStore status;
  final Optional<ConsoleProgressBar> progressBar;
  final DataSerializer serializer;
  final DriverBlockManagerMaster blockMaster;
  final LocalBlockTransferService transfer = new LocalBlockTransferService();
  final EngineBlockManager blocks;
  final HashShuffleManager shuffle;
  final BroadcastManager broadcasts;
  final DAGScheduler scheduler;
  final SchedulerBackend backend;

  LocalEngine(SparkConf conf, MasterUrl master) {
    this.conf = conf;
    this.bus =
        new LiveListenerBus(
            conf.getInt("spark.scheduler.listenerbus.eventqueue.capacity", DEFAULT_QUEUE));
    this.status = new StatusStore(conf);
    bus.addListener(status);
    this.progressBar = progressBar();
    progressBar.ifPresent(bus::addListener);
    this.serializer = RecordSerializer.of(conf);
    this.blockMaster = new DriverBlockManagerMaster(new StorageEvents(bus, clock));
    var memory = new MemoryManager(MemorySizes.of(conf, Runtime.getRuntime().maxMemory()));
    var id = new BlockManagerId(LocalSchedulerBackend.EXECUTOR_ID, LOCALHOST, 0);
    this.blocks =
        new EngineBlockManager(
            id, StorageSettings.of(conf), memory, serializer, blockMaster, transfer);
    transfer.register(blocks);
    this.shuffle =
        new HashShuffleManager(
            conf,
            blocks,
            transfer,
            serializer,
            mapOutputs,
            HashShuffleManager.Readers.SAME_PROCESS);
    this.broadcasts =
        new BroadcastManager(
            conf,
            blocks,
            serializer,
            blockMaster,
            BroadcastManager.Readers.THIS_PROCESS,
            CallSites::capture);
    var barriers =
        new BarrierCoordinator(
            TimeUnit.SECONDS.toNanos(conf.getTimeAsSeconds("spark.barrier.sync.timeout", "365d")));
    var commits = new OutputCommitCoordinator();
    this.scheduler = new DAGScheduler(schedulerParts(master, commits));
    var services =
        new TaskServices(
            blocks,
            shuffle,
            new LocalDriverEndpoint(mapOutputs, blockMaster, commits, barriers),
            serializer);
    this.backend =
        new LocalSchedulerBackend(
            master.slots(),
            conf.getInt("spark.default.parallelism", master.slots()),
            id,
            (executorId, slots, outcomes) ->
                new Executor(
                    executorId,
                    slots,
                    services,
                    memory,
                    new HandedOverResults(serializer),
                    outcomes,
                    userClasses()));
  }

  private Optional<ConsoleProgressBar> progressBar() {
    return conf.getBoolean("spark.ui.showConsoleProgress", false)
        ? Optional.of(new ConsoleProgressBar(status, clock, timer, System.err, CONSOLE_COLUMNS))
        : Optional.empty();
  }

  private SchedulerParts schedulerParts(MasterUrl master, OutputCommitCoordinator commits) {
    return new SchedulerParts(
        conf,
        master.maxFailures(),
        clock,
        timer,
        new TrackedMapOutputs(mapOutputs),
        new TrackedBlocks(blockMaster),
        functions -> StageClosures.capture(functions, closures),
        accumulators,
        commits,
        bus);
  }

  private static ClassLoader userClasses() {
    ClassLoader ofThread = Thread.currentThread().getContextClassLoader();
    return ofThread == null ? LocalEngine.class.getClassLoader() : ofThread;
  }

  void start() {
    scheduler.start(backend);
  }

  /** Ends everything in the reverse order of its use. */
  void stop() {
    scheduler.stop();
    backend.stop();
    timer.stop();
    bus.stop();
    transfer.close();
    blocks.close();
  }
}
