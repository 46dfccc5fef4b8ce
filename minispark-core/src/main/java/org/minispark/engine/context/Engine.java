package org.minispark.engine.context;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.minispark.SparkConf;
import org.minispark.engine.allocation.ExecutorAllocationManager;
import org.minispark.engine.base.CallSites;
import org.minispark.engine.base.Clock;
import org.minispark.engine.base.SystemClock;
import org.minispark.engine.base.ThreadTimer;
import org.minispark.engine.broadcast.BroadcastManager;
import org.minispark.engine.files.ApplicationFiles;
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
import org.minispark.engine.storage.StorageSettings;
import org.minispark.scheduler.SparkListenerInterface;

/** All services of the driver's process, wired together. What runs tasks is the deployment's. */
final class Engine {
  private static final int CONSOLE_COLUMNS = 80;
  private static final int DEFAULT_QUEUE = 10_000;

  final SparkConf conf;
  final Deployment deployment;
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
  final EngineBlockManager blocks;
  final BroadcastManager broadcasts;
  final ApplicationFiles files;
  final DAGScheduler scheduler;
  final SchedulerBackend backend;
  final Optional<ExecutorAllocationManager> allocation;

  /**
   * @param listeners who hears from the first event on
   */
  Engine(SparkConf conf, Deployment deployment, List<SparkListenerInterface> listeners) {
    this.conf = conf;
    this.deployment = deployment;
    this.bus =
        new LiveListenerBus(
            conf.getInt("spark.scheduler.listenerbus.eventqueue.capacity", DEFAULT_QUEUE));
    this.status = new StatusStore(conf);
    Consumer<SparkListenerInterface> tell = bus::addListener;
    tell.accept(status);
    listeners.forEach(tell);
    this.progressBar = progressBar();
    progressBar.ifPresent(tell);
    this.serializer = RecordSerializer.of(conf);
    this.blockMaster = new DriverBlockManagerMaster(new StorageEvents(bus, clock));
    var memory = new MemoryManager(MemorySizes.of(conf, Runtime.getRuntime().maxMemory()));
    this.blocks =
        new EngineBlockManager(
            deployment.driver(),
            StorageSettings.of(conf),
            memory,
            serializer,
            blockMaster,
            deployment.transfer());
    var shuffle =
        new HashShuffleManager(
            conf,
            blocks,
            deployment.transfer(),
            serializer,
            mapOutputs,
            deployment.mapOutputReaders());
    this.broadcasts =
        new BroadcastManager(
            conf,
            blocks,
            serializer,
            blockMaster,
            deployment.broadcastReaders(),
            CallSites::capture);
    this.files = new ApplicationFiles(conf, localDirectory(conf), programClasses());
    var barriers =
        new BarrierCoordinator(
            timer,
            TimeUnit.SECONDS.toMillis(conf.getTimeAsSeconds("spark.barrier.sync.timeout", "365d")));
    var commits = new OutputCommitCoordinator();
    this.scheduler = new DAGScheduler(schedulerParts(commits, barriers));
    this.backend =
        deployment.backend(
            new DriverServices(
                conf,
                clock,
                timer,
                memory,
                serializer,
                closures,
                blocks,
                shuffle,
                blockMaster,
                mapOutputs,
                commits,
                barriers,
                bus,
                files));
    this.allocation = DynamicAllocation.of(conf, backend, clock);
    allocation.ifPresent(tell);
  }

  private static Path localDirectory(SparkConf conf) {
    return StorageSettings.of(conf).localDirectories().get(0);
  }

  private static ClassLoader programClasses() {
    ClassLoader ofThread = Thread.currentThread().getContextClassLoader();
    return ofThread == null ? Engine.class.getClassLoader() : ofThread;
  }

  private Optional<ConsoleProgressBar> progressBar() {
    return conf.getBoolean("spark.ui.showConsoleProgress", false)
        ? Optional.of(new ConsoleProgressBar(status, clock, timer, System.err, CONSOLE_COLUMNS))
        : Optional.empty();
  }

  private SchedulerParts schedulerParts(
      OutputCommitCoordinator commits, BarrierCoordinator barriers) {
    return new SchedulerParts(
        conf,
        deployment.maxTaskFailures(),
        clock,
        timer,
        new TrackedMapOutputs(mapOutputs),
        new TrackedBlocks(blockMaster),
        functions -> StageClosures.capture(functions, closures),
        accumulators,
        commits,
        barriers,
        bus);
  }

  void start() {
    if (allocation.isPresent()) {
      allocation.get().start();
    }
    scheduler.start(backend);
  }

  /** Ends everything in the reverse order of its use. */
  void stop() {
    if (allocation.isPresent()) {
      allocation.get().close();
    }
    scheduler.stop();
    backend.stop();
    timer.stop();
    bus.stop();
    deployment.close();
    blocks.close();
    files.close();
  }
}
