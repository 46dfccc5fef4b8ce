package org.minispark;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.minispark.api.java.Optional;
import org.minispark.broadcast.Broadcast;
import org.minispark.engine.context.EngineContext;
import org.minispark.engine.context.LogLevel;
import org.minispark.engine.files.ApplicationFiles.Directories;
import org.minispark.input.PortableDataStream;
import org.minispark.rdd.BinaryFileRDD;
import org.minispark.rdd.HadoopRDD;
import org.minispark.rdd.JobRunner;
import org.minispark.rdd.NumberRange;
import org.minispark.rdd.RDD;
import org.minispark.rdd.WholeTextFileRDD;
import org.minispark.scheduler.SparkListenerInterface;
import org.minispark.storage.RDDInfo;
import org.minispark.util.AccumulatorV2;
import org.minispark.util.CollectionAccumulator;
import org.minispark.util.DoubleAccumulator;
import org.minispark.util.LongAccumulator;

/**
 * The entrance to the engine, as {@code JavaSparkContext.sc()} gives it: properties of jobs,
 * cancellation, accumulators, listeners. RDDs are made through {@code JavaSparkContext}.
 *
 * <p>Unlike in Spark, several contexts may live in one JVM at the same time. After {@link #stop()}
 * every call that would need the engine fails with an {@code IllegalStateException}.
 */
public class SparkContext {
  private static final String DESCRIPTION = "spark.job.description";
  private static final String GROUP = "spark.jobGroup.id";
  private static final String INTERRUPT = "spark.job.interruptOnCancel";
  private static final String TAGS = "spark.job.tags";

  private final EngineContext engine;

  /** Starts an engine with the {@code spark.*} system properties as its configuration. */
  public SparkContext() {
    this(new SparkConf());
  }

  /**
   * Starts an engine. Fails with {@code SparkException}, which is checked, yet not declared, as in
   * Spark, if master or application name are missing or wrong.
   */
  public SparkContext(SparkConf conf) {
    this(EngineContext.start(conf));
  }

  private SparkContext(EngineContext engine) {
    this.engine = engine;
    engine.facade().compareAndSet(null, this);
  }

  /** All ways to an engine lead to one object. */
  private static SparkContext facadeOf(EngineContext engine) {
    Object known = engine.facade().get();
    return known instanceof SparkContext facade ? facade : new SparkContext(engine);
  }

  /** The context that this process made last and has not stopped; else a new one. */
  public static SparkContext getOrCreate() {
    return getOrCreate(new SparkConf());
  }

  /**
   * The context that this process made last and has not stopped, whatever its configuration; else a
   * new one with this configuration.
   */
  public static SparkContext getOrCreate(SparkConf conf) {
    return facadeOf(EngineContext.getOrStart(conf));
  }

  /** The context that made the RDD. */
  public static SparkContext of(RDD<?> rdd) {
    return facadeOf(EngineContext.of(rdd));
  }

  public SparkContext(String master, String appName, SparkConf conf) {
    this(conf.clone().setMaster(master).setAppName(appName));
  }

  public SparkContext(String master, String appName) {
    this(master, appName, new SparkConf());
  }

  public SparkContext(String master, String appName, String sparkHome) {
    this(master, appName, withHome(sparkHome));
  }

  private static SparkConf withHome(String sparkHome) {
    SparkConf conf = new SparkConf();
    return sparkHome == null ? conf : conf.setSparkHome(sparkHome);
  }

  /** The engine's side of this context; not for programs. */
  public EngineContext engine() {
    return engine;
  }

  /** Through which RDDs run their jobs; not for programs. */
  public JobRunner jobs() {
    return engine.jobs();
  }

  /** A copy of the configuration: changing it has no effect. */
  public SparkConf getConf() {
    return engine.conf().clone();
  }

  /** Where the engine runs, such as {@code local[4]}. */
  public String master() {
    return engine.conf().get("spark.master");
  }

  /** The name of the application, for whoever looks at it. */
  public String appName() {
    return engine.conf().get("spark.app.name");
  }

  /** Unique, {@code local-} and the time of the start in local mode. */
  public String applicationId() {
    return engine.applicationId();
  }

  /** Milliseconds since 1970 when this context was made. */
  public long startTime() {
    return engine.startTime();
  }

  /** Where this program runs: {@code client} or {@code cluster}. */
  public String deployMode() {
    return engine.conf().get("spark.submit.deployMode", "client");
  }

  /** Whether everything runs in this process. */
  public boolean isLocal() {
    return master().equals("local") || master().startsWith("local[");
  }

  /** Who started the application. */
  public String sparkUser() {
    return System.getProperty("user.name");
  }

  /** The version of Spark whose behaviour this engine follows. */
  public String version() {
    return "3.5.7";
  }

  /** Whether {@link #stop()} was called. */
  public boolean isStopped() {
    return engine.isStopped();
  }

  /** Ends all jobs, threads and executors, and removes all files; does nothing when repeated. */
  public void stop() {
    engine.stop();
  }

  /**
   * The same as {@link #stop()}.
   *
   * @param exitCode told to a cluster that runs this program; nobody wants it here
   */
  public void stop(int exitCode) {
    stop();
  }

  /** Asks the cluster for executors more; false where there is none to ask, as in local mode. */
  public boolean requestExecutors(int numAdditionalExecutors) {
    return engine.backend().requestExecutors(numAdditionalExecutors);
  }

  /**
   * Ends an executor, whose work others repeat; nothing takes its place unless it is asked for.
   * False where that cannot be done, as in local mode.
   *
   * @throws IllegalArgumentException under dynamic allocation
   */
  public boolean killExecutor(String executorId) {
    return engine.killExecutor(executorId);
  }

  /** The RDDs of which something is stored, with how much. */
  public RDDInfo[] getRDDStorageInfo() {
    return engine.storedRdds().stream().filter(RDDInfo::isCached).toArray(RDDInfo[]::new);
  }

  /** Partitions of a shuffle or collection where the program does not say. */
  public int defaultParallelism() {
    return jobs().defaultParallelism();
  }

  /**
   * Partitions of a file where the program does not say: {@link #defaultParallelism}, at most 2.
   */
  public int defaultMinPartitions() {
    return Math.min(defaultParallelism(), 2);
  }

  /** The lines of text files; read when the first job needs them. */
  public RDD<String> textFile(String path, int minPartitions) {
    return HadoopRDD.textFile(jobs(), path, minPartitions);
  }

  /** Whole text files by their names, several small ones in a partition. */
  public RDD<Tuple2<String, String>> wholeTextFiles(String path, int minPartitions) {
    return WholeTextFileRDD.wholeTextFiles(jobs(), path, minPartitions);
  }

  /** Whole files by their names, for the program to read. */
  public RDD<Tuple2<String, PortableDataStream>> binaryFiles(String path, int minPartitions) {
    return BinaryFileRDD.binaryFiles(jobs(), path, minPartitions);
  }

  /**
   * The numbers from {@code start} to {@code end}, exclusive. They are made where they are needed.
   *
   * @throws IllegalArgumentException if the step is 0
   */
  public RDD<Object> range(long start, long end, long step, int numSlices) {
    return new NumberRange(start, end, step).toRdd(jobs(), numSlices);
  }

  /** {@link #addFile(String, boolean)} of a file, not a directory. */
  public void addFile(String path) {
    addFile(path, /* recursive= */ false);
  }

  /** Gives tasks a file, which they find with {@code SparkFiles.get} under its own name. */
  public void addFile(String path, boolean recursive) {
    engine.files().addFile(path, recursive ? Directories.COPY : Directories.REFUSE);
  }

  /**
   * Gives tasks the files of an archive, in a directory that they find with {@code SparkFiles.get}.
   *
   * @param path a zip or tar file, or a jar; {@code #name} behind it names the directory
   */
  public void addArchive(String path) {
    engine.files().addArchive(path);
  }

  /** Gives tasks the classes of a jar; one that does not exist is only logged, as in Spark. */
  public void addJar(String path) {
    engine.files().addJar(path);
  }

  /** The files that were added, as URIs. */
  public List<String> listFiles() {
    return engine.files().files();
  }

  /** The archives that were added, as URIs. */
  public List<String> listArchives() {
    return engine.files().archives();
  }

  /** The jars that were added, as URIs. */
  public List<String> listJars() {
    return engine.files().jars();
  }

  /** Sends a value to all executors. */
  public <T> Broadcast<T> broadcast(T value) {
    if (value instanceof RDD<?>) {
      throw new IllegalArgumentException(
          "requirement failed: Can not directly broadcast RDDs; instead, call collect() and"
              + " broadcast the result.");
    }
    return jobs().broadcast(value);
  }

  /** Sets a property of the jobs that this thread, and threads it starts later, submit. */
  public void setLocalProperty(String key, String value) {
    engine.localProperties().set(key, value);
  }

  /** A property of this thread's jobs, or null. */
  public String getLocalProperty(String key) {
    return engine.localProperties().get(key);
  }

  /** A copy of this thread's properties. */
  public Properties getLocalProperties() {
    return engine.localProperties().snapshot();
  }

  /** Says in words what this thread's jobs do. */
  public void setJobDescription(String value) {
    setLocalProperty(DESCRIPTION, value);
  }

  /** Names the group that this thread's jobs belong to, so that they can be cancelled together. */
  public void setJobGroup(String groupId, String description, boolean interruptOnCancel) {
    setLocalProperty(DESCRIPTION, description);
    setLocalProperty(GROUP, groupId);
    setLocalProperty(INTERRUPT, Boolean.toString(interruptOnCancel));
  }

  /** Takes this thread's jobs out of their group. */
  public void clearJobGroup() {
    setLocalProperty(DESCRIPTION, null);
    setLocalProperty(GROUP, null);
    setLocalProperty(INTERRUPT, null);
  }

  /** Whether cancelling this thread's jobs interrupts the threads of their tasks. */
  public void setInterruptOnCancel(boolean interruptOnCancel) {
    setLocalProperty(INTERRUPT, Boolean.toString(interruptOnCancel));
  }

  /** Adds a tag, without commas, to this thread's jobs. */
  public void addJobTag(String tag) {
    var tags = tags();
    tags.add(checkTag(tag));
    setTags(tags);
  }

  /** Takes a tag away from this thread's jobs. */
  public void removeJobTag(String tag) {
    var tags = tags();
    tags.remove(checkTag(tag));
    setTags(tags);
  }

  /** Takes all tags away from this thread's jobs. */
  public void clearJobTags() {
    setLocalProperty(TAGS, null);
  }

  /** The tags of this thread's jobs. */
  public Set<String> getJobTags() {
    return Collections.unmodifiableSet(tags());
  }

  private Set<String> tags() {
    String joined = getLocalProperty(TAGS);
    return joined == null || joined.isEmpty()
        ? new LinkedHashSet<>()
        : new LinkedHashSet<>(Arrays.asList(joined.split(",")));
  }

  private void setTags(Set<String> tags) {
    setLocalProperty(TAGS, tags.isEmpty() ? null : String.join(",", tags));
  }

  private static String checkTag(String tag) {
    if (tag == null) {
      throw new IllegalArgumentException("Spark job tag cannot be null.");
    }
    if (tag.isEmpty()) {
      throw new IllegalArgumentException("Spark job tag cannot be an empty string.");
    }
    if (tag.contains(",")) {
      throw new IllegalArgumentException("Spark job tag cannot contain ','.");
    }
    return tag;
  }

  /** Cancels the jobs of a group that run now. */
  public void cancelJobGroup(String groupId) {
    engine.dagScheduler().cancellation().cancelJobGroup(groupId);
  }

  /** Cancels the jobs with a tag that run now. */
  public void cancelJobsWithTag(String tag) {
    engine.dagScheduler().cancellation().cancelJobsWithTag(checkTag(tag));
  }

  /** Cancels all jobs that run now. */
  public void cancelAllJobs() {
    engine.dagScheduler().cancellation().cancelAllJobs();
  }

  /** Cancels a job, if it runs. */
  public void cancelJob(int jobId) {
    engine.dagScheduler().cancellation().cancelJob(jobId, "");
  }

  /** Cancels a job, if it runs; its error gives the reason. */
  public void cancelJob(int jobId, String reason) {
    engine.dagScheduler().cancellation().cancelJob(jobId, reason);
  }

  /** Cancels all jobs that need the stage. */
  public void cancelStage(int stageId) {
    engine.dagScheduler().cancellation().cancelStage(stageId, null);
  }

  /** Cancels all jobs that need the stage; their errors give the reason. */
  public void cancelStage(int stageId, String reason) {
    engine.dagScheduler().cancellation().cancelStage(stageId, reason);
  }

  /** Ends one attempt, whose task is tried again; false if no such attempt runs. */
  public boolean killTaskAttempt(long taskId, boolean interruptThread, String reason) {
    return engine.dagScheduler().cancellation().killTaskAttempt(taskId, interruptThread, reason);
  }

  /** What runs now and what ran lately. */
  public SparkStatusTracker statusTracker() {
    return new SparkStatusTracker(engine.status());
  }

  /** Hears of everything the engine does from now on, on a thread of its own. */
  public void addSparkListener(SparkListenerInterface listener) {
    engine.listenerBus().addListener(listener);
  }

  /** Tells the listener nothing more. */
  public void removeSparkListener(SparkListenerInterface listener) {
    engine.listenerBus().removeListener(listener);
  }

  /** Makes an accumulator known to the engine; needed before a task uses it. */
  public void register(AccumulatorV2<?, ?> accumulator) {
    engine.register(accumulator, Optional.empty());
  }

  /** Makes an accumulator known to the engine under a name that events and status pages show. */
  public void register(AccumulatorV2<?, ?> accumulator, String name) {
    engine.register(accumulator, Optional.of(name));
  }

  /** A new sum of longs. */
  public LongAccumulator longAccumulator() {
    return registered(new LongAccumulator(), Optional.empty());
  }

  /** A new sum of longs with a name, which events and status pages show. */
  public LongAccumulator longAccumulator(String name) {
    return registered(new LongAccumulator(), Optional.of(name));
  }

  /** A new sum of doubles. */
  public DoubleAccumulator doubleAccumulator() {
    return registered(new DoubleAccumulator(), Optional.empty());
  }

  /** A new sum of doubles with a name. */
  public DoubleAccumulator doubleAccumulator(String name) {
    return registered(new DoubleAccumulator(), Optional.of(name));
  }

  /** A new list that tasks add to. */
  public <T> CollectionAccumulator<T> collectionAccumulator() {
    return registered(new CollectionAccumulator<T>(), Optional.empty());
  }

  /** A new list with a name. */
  public <T> CollectionAccumulator<T> collectionAccumulator(String name) {
    return registered(new CollectionAccumulator<T>(), Optional.of(name));
  }

  private <A extends AccumulatorV2<?, ?>> A registered(A accumulator, Optional<String> name) {
    engine.register(accumulator, name);
    return accumulator;
  }

  /** Where reliable checkpoints go: a sub-directory of {@code directory} that nobody else has. */
  public void setCheckpointDir(String directory) {
    engine.setCheckpointDir(directory);
  }

  /**
   * Logs from this level on, in the whole JVM, if Logback writes the log.
   *
   * @param logLevel ALL, TRACE, DEBUG, INFO, WARN, ERROR, FATAL or OFF; else {@code
   *     IllegalArgumentException}
   */
  public void setLogLevel(String logLevel) {
    LogLevel.set(logLevel);
  }

  /** Names the user's line of the RDDs and jobs that this thread makes, instead of finding it. */
  public void setCallSite(String shortForm) {
    setLocalProperty("callSite.short", shortForm);
  }

  /** Finds the user's line by itself again. */
  public void clearCallSite() {
    setLocalProperty("callSite.short", null);
    setLocalProperty("callSite.long", null);
  }
}
