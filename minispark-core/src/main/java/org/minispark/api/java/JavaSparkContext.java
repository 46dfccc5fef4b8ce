package org.minispark.api.java;

import java.io.Closeable;
import java.net.URL;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.minispark.SparkConf;
import org.minispark.SparkContext;
import org.minispark.Tuple2;
import org.minispark.broadcast.Broadcast;
import org.minispark.input.PortableDataStream;
import org.minispark.rdd.EmptyRDD;
import org.minispark.rdd.HadoopRDD;
import org.minispark.rdd.NewHadoopRDD;
import org.minispark.rdd.ParallelCollectionRDD;
import org.minispark.rdd.RDD;
import org.minispark.rdd.ReliableCheckpointRDD;
import org.minispark.resource.ResourceInformation;

/**
 * Where a program begins: makes RDDs, and starts and ends the engine. Close it, for it holds
 * threads, memory and files.
 *
 * <p>Unlike in Spark, several may live in one JVM at the same time.
 */
public class JavaSparkContext implements Closeable {
  private static final String IN_JAR = "jar:file:";

  private final SparkContext sc;

  /** Another face of the same engine. */
  public JavaSparkContext(SparkContext sc) {
    this.sc = sc;
  }

  /** Starts an engine with the {@code spark.*} system properties as its configuration. */
  public JavaSparkContext() {
    this(new SparkConf());
  }

  /**
   * Starts an engine. Fails with {@code SparkException} if the master URL or the application's name
   * is missing or wrong.
   */
  public JavaSparkContext(SparkConf conf) {
    this(new SparkContext(conf));
  }

  /**
   * @param master where to run: {@code local} for one thread of this process, {@code local[4]} for
   *     four, {@code local[*]} for as many as there are processors
   */
  public JavaSparkContext(String master, String appName) {
    this(new SparkContext(master, appName));
  }

  /** Master and name win over those in the configuration. */
  public JavaSparkContext(String master, String appName, SparkConf conf) {
    this(new SparkContext(master, appName, conf));
  }

  /**
   * @param sparkHome where the engine is installed on other machines, or null
   * @param jarFile what executors need for their classes
   */
  public JavaSparkContext(String master, String appName, String sparkHome, String jarFile) {
    this(master, appName, sparkHome, new String[] {jarFile});
  }

  /**
   * @param sparkHome where the engine is installed on other machines, or null
   * @param jars what executors need for their classes
   */
  public JavaSparkContext(String master, String appName, String sparkHome, String[] jars) {
    this(master, appName, sparkHome, jars, Map.of());
  }

  /**
   * @param environment environment variables of executors
   */
  public JavaSparkContext(
      String master,
      String appName,
      String sparkHome,
      String[] jars,
      Map<String, String> environment) {
    this(master, appName, withExecutors(sparkHome, jars, environment));
  }

  private static SparkConf withExecutors(
      String sparkHome, String[] jars, Map<String, String> environment) {
    SparkConf conf = new SparkConf();
    if (sparkHome != null) {
      conf.setSparkHome(sparkHome);
    }
    if (jars.length > 0) {
      conf.setJars(jars);
    }
    environment.forEach(conf::setExecutorEnv);
    return conf;
  }

  /** The program's view of a context. */
  public static JavaSparkContext fromSparkContext(SparkContext sc) {
    return new JavaSparkContext(sc);
  }

  /** The engine's view of it, as {@link #sc()}. */
  public static SparkContext toSparkContext(JavaSparkContext jsc) {
    return jsc.sc();
  }

  /** The jar that holds a class, for {@code SparkConf.setJars}; none if it came from elsewhere. */
  public static String[] jarOfClass(Class<?> cls) {
    URL place = cls.getResource("/" + cls.getName().replace('.', '/') + ".class");
    if (place == null || !place.toString().startsWith(IN_JAR)) {
      return new String[0];
    }
    String text = place.toString();
    return new String[] {text.substring(IN_JAR.length(), text.indexOf('!'))};
  }

  /** {@link #jarOfClass} of the object's class. */
  public static String[] jarOfObject(Object obj) {
    return jarOfClass(obj.getClass());
  }

  /** What is not in this class: accumulators, listeners, single jobs to cancel. */
  public SparkContext sc() {
    return sc;
  }

  /** Ends all jobs, threads and executors, and removes all files; does nothing when repeated. */
  public void stop() {
    sc.stop();
  }

  /** The same as {@link #stop}. */
  @Override
  public void close() {
    stop();
  }

  // ---- What it is ------------------------------------------------------------------------------

  /** Whether everything runs in this process. */
  public Boolean isLocal() {
    return sc.isLocal();
  }

  /** Who started the application. */
  public String sparkUser() {
    return sc.sparkUser();
  }

  /** Where the engine runs, such as {@code local[4]}. */
  public String master() {
    return sc.master();
  }

  /** The name of the application, for whoever looks at it. */
  public String appName() {
    return sc.appName();
  }

  /** The jars that the configuration named for executors. */
  public List<String> jars() {
    String joined = sc.getConf().get("spark.jars", "");
    return Arrays.stream(joined.split(",")).filter(jar -> !jar.isEmpty()).toList();
  }

  /** Milliseconds since 1970 when the context was made. */
  public Long startTime() {
    return sc.startTime();
  }

  /** The version of Spark whose behaviour this engine follows. */
  public String version() {
    return sc.version();
  }

  /** Where the configuration or the environment says that the engine is installed. */
  public Optional<String> getSparkHome() {
    return Optional.ofNullable(sc.getConf().get("spark.home", System.getenv("SPARK_HOME")));
  }

  /** A copy of the configuration: changing it has no effect. */
  public SparkConf getConf() {
    return sc.getConf();
  }

  /** Partitions where the program does not say: {@code spark.default.parallelism}, or the cores. */
  public Integer defaultParallelism() {
    return sc.defaultParallelism();
  }

  /**
   * Partitions of a file where the program does not say: {@link #defaultParallelism}, at most 2.
   */
  public Integer defaultMinPartitions() {
    return sc.defaultMinPartitions();
  }

  /** Accelerators that the program itself was given; there are none. */
  public Map<String, ResourceInformation> resources() {
    return Map.of();
  }

  /**
   * Logs from this level on, in the whole JVM, if Logback writes the log.
   *
   * @param logLevel ALL, TRACE, DEBUG, INFO, WARN, ERROR, FATAL or OFF; else {@code
   *     IllegalArgumentException}
   */
  public void setLogLevel(String logLevel) {
    sc.setLogLevel(logLevel);
  }

  // ---- RDDs of the program's own collections ----------------------------------------------------

  /** {@link #parallelize(List, int)} into {@link #defaultParallelism} partitions. */
  public <T> JavaRDD<T> parallelize(List<T> list) {
    return parallelize(list, defaultParallelism());
  }

  /**
   * An RDD of a list, cut into slices of almost the same length. The list is read when a job needs
   * it; until then it must not change.
   *
   * @param numSlices partitions, at least 1
   */
  public <T> JavaRDD<T> parallelize(List<T> list, int numSlices) {
    return JavaRDD.fromRDD(slices(list, numSlices));
  }

  /** {@link #parallelizePairs(List, int)} into {@link #defaultParallelism} partitions. */
  public <K, V> JavaPairRDD<K, V> parallelizePairs(List<Tuple2<K, V>> list) {
    return parallelizePairs(list, defaultParallelism());
  }

  /** {@link #parallelize(List, int)} of pairs. */
  public <K, V> JavaPairRDD<K, V> parallelizePairs(List<Tuple2<K, V>> list, int numSlices) {
    return JavaPairRDD.fromRDD(slices(list, numSlices));
  }

  /** {@link #parallelizeDoubles(List, int)} into {@link #defaultParallelism} partitions. */
  public JavaDoubleRDD parallelizeDoubles(List<Double> list) {
    return parallelizeDoubles(list, defaultParallelism());
  }

  /** {@link #parallelize(List, int)} of numbers; none may be null. Reads the list at once. */
  public JavaDoubleRDD parallelizeDoubles(List<Double> list, int numSlices) {
    List<Double> numbers = new ArrayList<>(list);
    numbers.forEach(Objects::requireNonNull);
    return JavaDoubleRDD.of(slices(numbers, numSlices));
  }

  private <T> RDD<T> slices(List<T> list, int numSlices) {
    return new ParallelCollectionRDD<>(sc.jobs(), Objects.requireNonNull(list), numSlices);
  }

  /** An RDD without partitions and records. */
  public <T> JavaRDD<T> emptyRDD() {
    return JavaRDD.fromRDD(new EmptyRDD<>(sc.jobs()));
  }

  /** All records of several RDDs: at least one; else {@code IllegalArgumentException}. */
  @SafeVarargs
  @SuppressWarnings("varargs") // the array is only read
  public final <T> JavaRDD<T> union(JavaRDD<T>... rdds) {
    requireAny(rdds);
    return JavaRDD.fromRDD(RDD.union(sc.jobs(), Arrays.stream(rdds).map(JavaRDD::rdd).toList()));
  }

  /** All pairs of several RDDs: at least one; else {@code IllegalArgumentException}. */
  @SafeVarargs
  @SuppressWarnings("varargs") // the array is only read
  public final <K, V> JavaPairRDD<K, V> union(JavaPairRDD<K, V>... rdds) {
    requireAny(rdds);
    return JavaPairRDD.fromRDD(
        RDD.union(sc.jobs(), Arrays.stream(rdds).map(JavaPairRDD::rdd).toList()));
  }

  /** All numbers of several RDDs: at least one; else {@code IllegalArgumentException}. */
  public JavaDoubleRDD union(JavaDoubleRDD... rdds) {
    requireAny(rdds);
    return JavaDoubleRDD.fromRDD(
        RDD.union(sc.jobs(), Arrays.stream(rdds).map(JavaDoubleRDD::srdd).toList()));
  }

  private static void requireAny(Object[] rdds) {
    if (rdds.length == 0) {
      throw new IllegalArgumentException("requirement failed: Union called on no RDDs");
    }
  }

  // ---- RDDs of files ----------------------------------------------------------------------------

  /** {@link #textFile(String, int)} into {@link #defaultMinPartitions} partitions or more. */
  public JavaRDD<String> textFile(String path) {
    return textFile(path, defaultMinPartitions());
  }

  /**
   * The lines of text files, in UTF-8, without their ends.
   *
   * @param path a file, a directory, a pattern such as {@code logs/*.gz}, or several of them with
   *     commas between; read when it is first used. Gzip files are one partition each.
   * @param minPartitions how many partitions the whole should at least have
   */
  public JavaRDD<String> textFile(String path, int minPartitions) {
    return JavaRDD.fromRDD(sc.textFile(path, minPartitions));
  }

  /** {@link #wholeTextFiles(String, int)}, with {@link #defaultMinPartitions}. */
  public JavaPairRDD<String, String> wholeTextFiles(String path) {
    return wholeTextFiles(path, defaultMinPartitions());
  }

  /**
   * The texts of whole files, in UTF-8, by the files' names: {@code file:/data/a.txt}. For many
   * small files; each must fit the heap. Packed files are unpacked.
   *
   * @param path as {@link #textFile(String, int)} takes it; directories in directories are passed
   *     over
   * @param minPartitions how many partitions the whole should about have: files are put together
   *     until they have that part of all bytes
   */
  public JavaPairRDD<String, String> wholeTextFiles(String path, int minPartitions) {
    return JavaPairRDD.fromRDD(sc.wholeTextFiles(path, minPartitions));
  }

  /** {@link #binaryFiles(String, int)}, with {@link #defaultMinPartitions}. */
  public JavaPairRDD<String, PortableDataStream> binaryFiles(String path) {
    return binaryFiles(path, defaultMinPartitions());
  }

  /**
   * Whole files by their names, for the program to open and read. They are put together in
   * partitions of about equal size, of at most {@code spark.files.maxPartitionBytes} (128 MB),
   * where each file counts {@code spark.files.openCostInBytes} (4 MB) more than it has.
   *
   * @param path as {@link #wholeTextFiles(String, int)} takes it
   * @param minPartitions counts only if it is more than {@link #defaultParallelism}
   */
  public JavaPairRDD<String, PortableDataStream> binaryFiles(String path, int minPartitions) {
    return JavaPairRDD.fromRDD(sc.binaryFiles(path, minPartitions));
  }

  /**
   * Records of binary files in which each record has the same length. The job fails with {@code
   * EOFException} if a file ends within a record.
   *
   * @param recordLength in bytes
   */
  public JavaRDD<byte[]> binaryRecords(String path, int recordLength) {
    return JavaRDD.fromRDD(NewHadoopRDD.binaryRecords(sc.jobs(), path, recordLength));
  }

  /** {@link #objectFile(String, int)} into {@link #defaultMinPartitions} partitions or more. */
  public <T> JavaRDD<T> objectFile(String path) {
    return objectFile(path, defaultMinPartitions());
  }

  /**
   * The records that {@link JavaRDDLike#saveAsObjectFile} wrote, here or in Spark. What the files
   * hold is deserialized: read only files that you trust.
   *
   * @param minPartitions how many partitions the whole should at least have; files are cut only
   *     every 100 KB
   */
  public <T> JavaRDD<T> objectFile(String path, int minPartitions) {
    return JavaRDD.fromRDD(HadoopRDD.objectFile(sc.jobs(), path, minPartitions));
  }

  // ---- Shared values ----------------------------------------------------------------------------

  /** Sends a value to the executors once, instead of with every task; it must not change then. */
  public <T> Broadcast<T> broadcast(T value) {
    return sc.broadcast(value);
  }

  /** {@link #addFile(String, boolean)} of a file; a directory fails with {@code SparkException}. */
  public void addFile(String path) {
    sc.addFile(path);
  }

  /**
   * Gives tasks a copy of a file. They find it with {@code SparkFiles.get} under its own name, and
   * so does the program. Another file of the same name fails with {@code SparkException}, unless
   * {@code spark.files.overwrite} is set.
   *
   * @param path a path, or a URI such as {@code https://host/data.csv}
   * @param recursive whether it may be a directory
   */
  public void addFile(String path, boolean recursive) {
    sc.addFile(path, recursive);
  }

  /**
   * Gives tasks the classes of a jar: those that they look for by name, through the thread's
   * context class loader. A jar that does not exist is only logged, as in Spark.
   */
  public void addJar(String path) {
    sc.addJar(path);
  }

  /** What is persisted and still in use, by the RDDs' ids. */
  public Map<Integer, JavaRDD<?>> getPersistentRDDs() {
    Map<Integer, JavaRDD<?>> persistent = new HashMap<>();
    sc.engine().persistentRdds().forEach((id, rdd) -> persistent.put(id, JavaRDD.fromRDD(rdd)));
    return Collections.unmodifiableMap(persistent);
  }

  // ---- Checkpoints ------------------------------------------------------------------------------

  /** Where checkpoints go: a sub-directory that nobody else has. */
  public void setCheckpointDir(String dir) {
    sc.setCheckpointDir(dir);
  }

  /** The sub-directory of {@link #setCheckpointDir}, as a URI. */
  public Optional<String> getCheckpointDir() {
    return Optional.ofNullable(sc.engine().checkpointDir());
  }

  /**
   * The records of a checkpoint, placed as they were when it was written, perhaps by a program that
   * has ended. Its records are deserialized: read only directories that you trust.
   *
   * @param path as {@link JavaRDDLike#getCheckpointFile} gave it; if it does not exist {@code
   *     IllegalArgumentException}
   */
  public <T> JavaRDD<T> checkpointFile(String path) {
    return JavaRDD.fromRDD(ReliableCheckpointRDD.read(sc.jobs(), path));
  }

  // ---- Properties of jobs -----------------------------------------------------------------------

  /** Names the line of the program that RDDs and jobs of this thread stand for in reports. */
  public void setCallSite(String site) {
    sc.setCallSite(site);
  }

  /** Goes back to finding the line. */
  public void clearCallSite() {
    sc.clearCallSite();
  }

  /**
   * Sets a property of the jobs that this thread, and threads it starts later, submit: {@code
   * spark.scheduler.pool} for example. Null removes it.
   */
  public void setLocalProperty(String key, String value) {
    sc.setLocalProperty(key, value);
  }

  /** A property of this thread's jobs, or null. */
  public String getLocalProperty(String key) {
    return sc.getLocalProperty(key);
  }

  /** Says in reports what this thread's jobs are for. */
  public void setJobDescription(String value) {
    sc.setJobDescription(value);
  }

  /** {@link #setJobGroup(String, String, boolean)} without interruption. */
  public void setJobGroup(String groupId, String description) {
    sc.setJobGroup(groupId, description, false);
  }

  /**
   * Puts this thread's jobs from now on into a group, so that {@link #cancelJobGroup} can end them.
   *
   * @param interruptOnCancel whether threads that run its tasks are interrupted then
   */
  public void setJobGroup(String groupId, String description, boolean interruptOnCancel) {
    sc.setJobGroup(groupId, description, interruptOnCancel);
  }

  /** This thread's jobs are in no group from now on. */
  public void clearJobGroup() {
    sc.clearJobGroup();
  }

  /** Whether threads that run tasks of this thread's jobs are interrupted on cancellation. */
  public void setInterruptOnCancel(boolean interruptOnCancel) {
    sc.setInterruptOnCancel(interruptOnCancel);
  }

  /**
   * Adds a tag to this thread's jobs from now on; a job may have many.
   *
   * @param tag not empty and without commas; else {@code IllegalArgumentException}
   */
  public void addJobTag(String tag) {
    sc.addJobTag(tag);
  }

  /** Takes a tag off this thread's jobs from now on. */
  public void removeJobTag(String tag) {
    sc.removeJobTag(tag);
  }

  /** The tags of this thread's jobs. */
  public Set<String> getJobTags() {
    return sc.getJobTags();
  }

  /** This thread's jobs have no tags from now on. */
  public void clearJobTags() {
    sc.clearJobTags();
  }

  /** What runs now and what ran lately. */
  public JavaSparkStatusTracker statusTracker() {
    return new JavaSparkStatusTracker(sc);
  }

  // ---- Cancellation -----------------------------------------------------------------------------

  /** Ends the running and waiting jobs of a group; they fail with {@code SparkException}. */
  public void cancelJobGroup(String groupId) {
    sc.cancelJobGroup(groupId);
  }

  /** Ends the running and waiting jobs that have a tag. */
  public void cancelJobsWithTag(String tag) {
    sc.cancelJobsWithTag(tag);
  }

  /** Ends all running and waiting jobs. */
  public void cancelAllJobs() {
    sc.cancelAllJobs();
  }
}
