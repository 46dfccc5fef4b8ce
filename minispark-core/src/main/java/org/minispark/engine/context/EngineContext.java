package org.minispark.engine.context;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.minispark.SparkConf;
import org.minispark.SparkException;
import org.minispark.TaskContext;
import org.minispark.api.java.Optional;
import org.minispark.engine.base.CallSite;
import org.minispark.engine.base.CallSites;
import org.minispark.engine.base.Unchecked;
import org.minispark.engine.files.ApplicationFiles;
import org.minispark.engine.files.FileName;
import org.minispark.engine.scheduler.DAGScheduler;
import org.minispark.engine.scheduler.LiveListenerBus;
import org.minispark.engine.scheduler.RddDescription;
import org.minispark.engine.scheduler.SchedulerBackend;
import org.minispark.engine.status.StatusStore;
import org.minispark.engine.storage.DriverBlockManagerMaster;
import org.minispark.engine.storage.DriverBlockManagerMaster.RddStatus;
import org.minispark.rdd.JobRunner;
import org.minispark.rdd.RDD;
import org.minispark.scheduler.SparkListenerApplicationEnd;
import org.minispark.scheduler.SparkListenerApplicationStart;
import org.minispark.scheduler.SparkListenerInterface;
import org.minispark.storage.RDDInfo;
import org.minispark.util.AccumulatorMetadata;
import org.minispark.util.AccumulatorV2;

/**
 * One running engine, behind the facades: made from a configuration, ended by {@link #stop()} or,
 * if the program forgets, when the JVM ends. Several may live in one JVM; they share nothing.
 */
public final class EngineContext {
  /** Only for what Spark's API asks for without a context; nothing else may look here. */
  private static final Deque<EngineContext> RUNNING = new ArrayDeque<>();

  private static final InheritableThreadLocal<WeakReference<EngineContext>> LAST_OF_THREAD =
      new InheritableThreadLocal<>();

  private final SparkConf conf;
  private final long startTime;
  private final String applicationId;
  private final LocalProperties localProperties = new LocalProperties();
  private final AtomicLong nextAccumulatorId = new AtomicLong();
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final CallSite createdAt = CallSites.capture();
  private final Cleaner cleaner = new Cleaner();
  private final Engine engine;
  private final EngineJobRunner jobs;
  private final Thread shutdownHook;
  private final AtomicReference<Object> facade = new AtomicReference<>();
  private volatile String checkpointDir;

  private EngineContext(SparkConf conf, Engine engine, long startTime) {
    this.conf = conf;
    this.engine = engine;
    this.startTime = startTime;
    this.applicationId = engine.deployment.applicationId();
    this.shutdownHook = new Thread(this::stop, "stop " + applicationId);
    this.jobs = new EngineJobRunner(this, engine, cleaner);
  }

  /**
   * Starts an engine.
   *
   * @throws SparkException if the master or the application's name is missing or wrong
   */
  public static EngineContext start(SparkConf given) {
    SparkConf conf = given.clone();
    requireDriver(conf);
    validate(conf);
    require(conf, "spark.master", "A master URL must be set in your configuration");
    require(conf, "spark.app.name", "An application name must be set in your configuration");
    long startTime = System.currentTimeMillis();
    var listeners = new ExtraListeners(conf).make();
    Engine engine = engineOn(Deployments.of(conf, startTime), conf, listeners);
    var context = new EngineContext(conf, engine, startTime);
    context.begin(listeners);
    return context;
  }

  /** The engine that was started last in this process and still runs; else a new one. */
  public static EngineContext getOrStart(SparkConf given) {
    synchronized (RUNNING) {
      EngineContext last = RUNNING.peekLast();
      return last != null ? last : start(given);
    }
  }

  /**
   * The running engine that this thread started last, or the one that started it; else the one that
   * was started last in this process.
   *
   * @throws IllegalStateException if there is none
   */
  public static EngineContext ofThisThread() {
    var ofThread = LAST_OF_THREAD.get();
    EngineContext known = ofThread == null ? null : ofThread.get();
    if (known != null && !known.isStopped()) {
      return known;
    }
    synchronized (RUNNING) {
      if (RUNNING.isEmpty()) {
        throw new IllegalStateException("No SparkContext is running in this process");
      }
      return RUNNING.peekLast();
    }
  }

  /**
   * The engine that runs an RDD's jobs.
   *
   * <p>Fails with {@code SparkException} in a task, where an RDD has no engine.
   */
  public static EngineContext of(RDD<?> rdd) {
    return ((EngineJobRunner) rdd.requireJobs()).context();
  }

  private static Engine engineOn(
      Deployment deployment, SparkConf conf, List<SparkListenerInterface> listeners) {
    try {
      return new Engine(conf, deployment, listeners);
    } catch (Throwable failure) { // a wrong configuration among them
      deployment.close();
      throw failure;
    }
  }

  private static void requireDriver(SparkConf conf) {
    if (TaskContext.get() != null && !conf.getBoolean("spark.executor.allowSparkContext", false)) {
      throw new IllegalStateException(
          "SparkContext should only be created and accessed on the driver.");
    }
  }

  private static void validate(SparkConf conf) {
    try {
      conf.validateSettings();
    } catch (SparkException e) {
      throw Unchecked.rethrow(e);
    }
  }

  private static void require(SparkConf conf, String key, String message) {
    if (!conf.contains(key)) {
      throw Unchecked.rethrow(new SparkException(message));
    }
  }

  /**
   * @param listeners who hears from the first event on; what the application runs with, which takes
   *     long to tell, is for them alone, since all others come too late
   */
  private void begin(List<SparkListenerInterface> listeners) {
    conf.set("spark.app.id", applicationId);
    Runtime.getRuntime().addShutdownHook(shutdownHook);
    startEngine();
    synchronized (RUNNING) {
      RUNNING.add(this);
    }
    LAST_OF_THREAD.set(new WeakReference<>(this));
    if (!listeners.isEmpty()) {
      engine.bus.post(new Environment(conf).event());
    }
    engine.bus.post(
        new SparkListenerApplicationStart(
            conf.get("spark.app.name"),
            Optional.of(applicationId),
            startTime,
            System.getProperty("user.name"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
    addConfiguredFiles();
  }

  private void addConfiguredFiles() {
    try {
      engine.files.addConfigured(conf);
    } catch (Throwable e) {
      stop();
      throw e;
    }
  }

  private void startEngine() {
    boolean started = false;
    try {
      engine.start();
      started = true;
    } finally {
      if (!started) {
        stop();
      }
    }
  }

  /**
   * Ends all jobs and removes all that the engine has made; does nothing when repeated.
   *
   * <p>Fails with {@code SparkException} in a listener, which waits for what is being stopped.
   */
  public void stop() {
    if (engine.bus.isThisThread()) {
      throw Unchecked.rethrow(
          new SparkException("Cannot stop SparkContext within listener bus thread."));
    }
    if (!stopped.compareAndSet(false, true)) {
      return;
    }
    synchronized (RUNNING) {
      RUNNING.remove(this);
    }
    forgetShutdownHook();
    cleaner.close();
    engine.bus.post(new SparkListenerApplicationEnd(System.currentTimeMillis()));
    engine.stop();
  }

  private void forgetShutdownHook() {
    if (Thread.currentThread() == shutdownHook) {
      return;
    }
    try {
      Runtime.getRuntime().removeShutdownHook(shutdownHook);
    } catch (IllegalStateException alreadyShuttingDown) {
      // The hook itself will find the engine stopped.
    }
  }

  public boolean isStopped() {
    return stopped.get();
  }

  void requireRunning() {
    if (stopped.get()) {
      throw new IllegalStateException(
          "Cannot call methods on a stopped SparkContext.\n"
              + "This stopped SparkContext was created at:\n\n"
              + createdAt.longForm()
              + "\n");
    }
  }

  /** What the program has of this engine; only the facade itself looks here. */
  public AtomicReference<Object> facade() {
    return facade;
  }

  /** Through which RDDs run their jobs. */
  public JobRunner jobs() {
    return jobs;
  }

  /** The configuration; read only. */
  public SparkConf conf() {
    return conf;
  }

  public String applicationId() {
    return applicationId;
  }

  /** Milliseconds since 1970. */
  public long startTime() {
    return startTime;
  }

  /** What the program has added for its tasks. */
  public ApplicationFiles files() {
    requireRunning();
    return engine.files;
  }

  public LocalProperties localProperties() {
    return localProperties;
  }

  /** Fails with {@code IllegalStateException} if the engine is stopped. */
  public DAGScheduler dagScheduler() {
    requireRunning();
    return engine.scheduler;
  }

  /** What starts tasks. */
  public SchedulerBackend backend() {
    return engine.backend;
  }

  /**
   * Ends an executor; false where that cannot be done.
   *
   * @throws IllegalArgumentException if it is not for the program to say how many there are
   */
  public boolean killExecutor(String executorId) {
    if (engine.allocation.isPresent()) {
      throw new IllegalArgumentException(
          "requirement failed: killExecutors() unsupported with Dynamic Allocation turned on");
    }
    return engine.backend.killExecutor(executorId);
  }

  public LiveListenerBus listenerBus() {
    return engine.bus;
  }

  /** What the engine has done and is doing. */
  public StatusStore status() {
    return engine.status;
  }

  /** Where blocks are, for reports on storage. */
  public DriverBlockManagerMaster blockMaster() {
    return engine.blockMaster;
  }

  /** The persisted RDDs of which something is stored now, by id. */
  public List<RDDInfo> storedRdds() {
    requireRunning();
    Map<Integer, RddStatus> stored = engine.blockMaster.rddStatus();
    List<RDDInfo> infos = new ArrayList<>();
    for (RDD<?> rdd : persistentRdds().values()) {
      RddStatus status = stored.get(rdd.id());
      if (status != null) {
        infos.add(
            RddDescription.of(rdd)
                .stored(status.cachedPartitions(), status.memoryBytes(), status.diskBytes()));
      }
    }
    infos.sort(null);
    return infos;
  }

  /** The persisted RDDs that the program still holds, by id. */
  public Map<Integer, RDD<?>> persistentRdds() {
    return jobs.persistentRdds();
  }

  /** Gives an accumulator its id and lets the scheduler fold into it. */
  public void register(AccumulatorV2<?, ?> accumulator, Optional<String> name) {
    requireRunning();
    accumulator.register(new AccumulatorMetadata(nextAccumulatorId.getAndIncrement(), name, false));
    engine.accumulators.add(accumulator);
  }

  /** Where reliable checkpoints go: a new directory below {@code directory}. */
  public void setCheckpointDir(String directory) {
    requireRunning();
    FileName own = FileName.parse(directory).child(UUID.randomUUID().toString());
    try {
      own.createDirectories();
    } catch (IOException e) {
      throw Unchecked.rethrow(e);
    }
    checkpointDir = own.toString();
  }

  /** The URI of {@link #setCheckpointDir}, or null. */
  public String checkpointDir() {
    return checkpointDir;
  }
}
