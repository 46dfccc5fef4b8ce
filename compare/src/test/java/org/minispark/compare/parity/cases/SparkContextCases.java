package org.minispark.compare.parity.cases;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.minispark.SparkConf;
import org.minispark.SparkContext;
import org.minispark.SparkFiles;
import org.minispark.TaskContext;
import org.minispark.api.java.JavaFutureAction;
import org.minispark.api.java.JavaRDD;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.compare.parity.probe.Report;

/** What Java programs reach through {@code sc.sc()}. */
public final class SparkContextCases {
  private static CountDownLatch begun;
  private static CountDownLatch released;
  private static volatile int stageId;

  private SparkContextCases() {}

  public static Object properties(JavaSparkContext sc) {
    SparkContext inner = sc.sc();
    return new Report()
        .of("master", () -> inner.master() + inner.isLocal() + inner.deployMode())
        .of("name", () -> inner.appName() + inner.version())
        .of("user", () -> inner.sparkUser().equals(sc.sparkUser()))
        .of("started", () -> inner.startTime() == sc.startTime())
        .of("id", () -> inner.applicationId().equals(sc.getConf().getAppId()))
        .of("parallelism", () -> inner.defaultParallelism() + inner.defaultMinPartitions())
        .of("configuration", () -> inner.getConf().get("spark.app.name"))
        .of("same one", () -> SparkContext.getOrCreate().equals(inner))
        .of("same one, configured", () -> SparkContext.getOrCreate(new SparkConf()).equals(inner))
        .of("executors", () -> inner.requestExecutors(1))
        .of("kill an executor", () -> inner.killExecutor("7"))
        .does("log level", () -> inner.setLogLevel("ERROR"))
        .does("log level in Java", () -> sc.setLogLevel("error"))
        .does("no log level", () -> inner.setLogLevel("LOUD"));
  }

  public static Object localProperties(JavaSparkContext sc) {
    SparkContext inner = sc.sc();
    return new Report()
        .does("property", () -> inner.setLocalProperty("p", "v"))
        .of("get", () -> inner.getLocalProperty("p") + sc.getLocalProperty("p"))
        .does("group", () -> inner.setJobGroup("g", "d", false))
        .of("in it", () -> inner.getLocalProperty("spark.jobGroup.id"))
        .does("described", () -> inner.setJobDescription("other"))
        .of("description", () -> inner.getLocalProperty("spark.job.description"))
        .does("cleared", () -> inner.clearJobGroup())
        .of("gone", () -> inner.getLocalProperty("spark.job.description"))
        .does("interrupts", () -> inner.setInterruptOnCancel(true))
        .of("set", () -> inner.getLocalProperty("spark.job.interruptOnCancel"))
        .does("tag", () -> inner.addJobTag("t"))
        .of("tags", () -> inner.getLocalProperty("spark.job.tags"))
        .does("tag removed", () -> inner.removeJobTag("t"))
        .does("tags cleared", () -> inner.clearJobTags())
        .of("no tags", () -> inner.getLocalProperty("spark.job.tags"))
        .does("call site", () -> inner.setCallSite("there"))
        .of("plan", () -> Data.range(sc, 1, 1).toDebugString())
        .does("call site cleared", () -> inner.clearCallSite())
        .does("property gone", () -> inner.setLocalProperty("p", null));
  }

  public static Object data(JavaSparkContext sc, Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("lines"), "one\ntwo\n");
    SparkContext inner = sc.sc();
    return new Report()
        .of("range", () -> inner.range(0, 10, 3, 2).toJavaRDD())
        .of("range down", () -> inner.range(10, 0, -4, 2).toJavaRDD())
        .of("empty range", () -> inner.range(5, 5, 1, 2).toJavaRDD())
        .of("no step", () -> inner.range(0, 5, 0, 2))
        .of(
            "wide range",
            () -> inner.range(Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE / 2, 3).toJavaRDD())
        .of("text", () -> inner.textFile(file.toString(), 1).toJavaRDD())
        .of(
            "whole",
            () -> inner.wholeTextFiles(folder.toString(), 1).toJavaRDD().map(pair -> pair._2()))
        .of(
            "binary",
            () ->
                inner
                    .binaryFiles(folder.toString(), 1)
                    .toJavaRDD()
                    .map(pair -> pair._2().toArray()))
        .does("checkpoints", () -> inner.setCheckpointDir(folder + "/checkpoints"));
  }

  public static Object files(JavaSparkContext sc, Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("added"), "content");
    SparkContext inner = sc.sc();
    return new Report()
        .does("file", () -> inner.addFile(file.toString()))
        .does("again", () -> inner.addFile(file.toString(), false))
        .does("folder", () -> inner.addFile(folder.toString()))
        .does("folder, recursive", () -> inner.addFile(folder.toString(), true))
        .does("missing", () -> inner.addFile(folder + "/none"))
        .does("missing jar", () -> inner.addJar(folder + "/none.jar"))
        .does("null jar", () -> inner.addJar(null))
        .does("archive", () -> inner.addArchive(zip(folder) + "#unpacked"))
        .of("unpacked", () -> Files.readString(Path.of(SparkFiles.get("unpacked"), "inside")));
  }

  public static Object cancelledJobs(JavaSparkContext sc) throws Exception {
    SparkContext inner = sc.sc();
    inner.setInterruptOnCancel(true);
    Report report = new Report();
    JavaFutureAction<Long> byJob = endless(sc);
    inner.cancelJob(byJob.jobIds().get(0));
    report.of("job", () -> byJob.get());
    JavaFutureAction<Long> withReason = endless(sc);
    inner.cancelJob(withReason.jobIds().get(0), "because");
    report.of("job with reason", () -> withReason.get());
    JavaFutureAction<Long> byStage = endless(sc);
    inner.cancelStage(stageId);
    report.of("stage", () -> byStage.get());
    JavaFutureAction<Long> stageWithReason = endless(sc);
    inner.cancelStage(stageId, "because");
    report.of("stage with reason", () -> stageWithReason.get());
    JavaFutureAction<Long> all = endless(sc);
    inner.cancelAllJobs();
    report.of("all", () -> all.get());
    inner.setJobGroup("g", "d", true);
    JavaFutureAction<Long> group = endless(sc);
    inner.cancelJobGroup("g");
    report.of("group", () -> group.get());
    inner.clearJobGroup();
    inner.addJobTag("t");
    inner.setInterruptOnCancel(true);
    JavaFutureAction<Long> tagged = endless(sc);
    inner.cancelJobsWithTag("t");
    report.of("tag", () -> tagged.get());
    inner.clearJobTags();
    inner.setInterruptOnCancel(false);
    return report
        .does("no such job", () -> inner.cancelJob(9999))
        .does("no such stage", () -> inner.cancelStage(9999));
  }

  public static Object killedTask(JavaSparkContext sc) {
    return sc.sc().killTaskAttempt(99999, true, "none");
  }

  public static Object stops() {
    SparkConf conf =
        new SparkConf(false)
            .setMaster("local")
            .setAppName("x")
            .set("spark.ui.enabled", "false")
            .set("spark.driver.host", "127.0.0.1");
    SparkContext first = new SparkContext(conf);
    first.stop();
    SparkContext second = SparkContext.getOrCreate(conf);
    second.stop(0);
    return Arrays.asList(first.isStopped(), second.isStopped(), first.equals(second));
  }

  private static Path zip(Path folder) throws Exception {
    Path file = folder.resolve("packed.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("inside"));
      zip.write("packed".getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }

  /** A job that runs until its thread is interrupted or released. */
  private static JavaFutureAction<Long> endless(JavaSparkContext sc) throws InterruptedException {
    begun = new CountDownLatch(1);
    released = new CountDownLatch(1);
    JavaRDD<Integer> waits =
        Data.range(sc, 1, 1)
            .map(
                value -> {
                  stageId = TaskContext.get().stageId();
                  begun.countDown();
                  released.await();
                  return value;
                });
    JavaFutureAction<Long> action = waits.countAsync();
    begun.await();
    return action;
  }
}
