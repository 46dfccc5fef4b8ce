package org.minispark.compare.parity.cases;

import java.util.Arrays;
import java.util.List;
import org.minispark.ExceptionFailure;
import org.minispark.FetchFailed;
import org.minispark.SparkConf;
import org.minispark.TaskCommitDenied;
import org.minispark.TaskEndReason;
import org.minispark.TaskFailedReason;
import org.minispark.TaskKilled;
import org.minispark.api.java.JavaFutureAction;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.compare.parity.probe.Report;
import org.minispark.executor.ShuffleReadMetrics;
import org.minispark.executor.TaskMetrics;
import org.minispark.resource.ResourceProfile;
import org.minispark.resource.ResourceProfileBuilder;
import org.minispark.scheduler.SparkListenerApplicationStart;
import org.minispark.scheduler.SparkListenerBlockManagerAdded;
import org.minispark.scheduler.SparkListenerEnvironmentUpdate;
import org.minispark.scheduler.SparkListenerExecutorAdded;
import org.minispark.scheduler.SparkListenerJobStart;
import org.minispark.scheduler.SparkListenerLogStart;
import org.minispark.scheduler.SparkListenerResourceProfileAdded;
import org.minispark.scheduler.SparkListenerStageSubmitted;
import org.minispark.scheduler.SparkListenerTaskEnd;
import org.minispark.scheduler.StageInfo;
import org.minispark.scheduler.TaskInfo;
import org.minispark.scheduler.cluster.ExecutorInfo;
import org.minispark.storage.BlockManagerId;

/** What the events of real jobs carry. */
public final class HeardCases {
  private HeardCases() {}

  public static void configure(SparkConf conf) {
    Heard.listen(conf);
  }

  public static Object applicationStart(JavaSparkContext sc) throws Exception {
    SparkListenerApplicationStart event = Heard.first(SparkListenerApplicationStart.class);
    return new Report()
        .of("name", () -> event.appName())
        .of("user", () -> event.sparkUser().equals(sc.sparkUser()))
        .of("time", () -> event.time() == sc.startTime())
        .of("arity", () -> event.productArity() + event.productPrefix())
        .of("element", () -> event.productElement(0))
        .of(
            "equal",
            () -> event.equals(Data.self(event)) + " " + event.equals("x") + event.canEqual(event))
        .of("hash", () -> event.hashCode() == Data.self(event).hashCode())
        .of("text", () -> event.toString().startsWith("SparkListenerApplicationStart"));
  }

  public static Object environment(JavaSparkContext sc) throws Exception {
    SparkListenerEnvironmentUpdate event = Heard.first(SparkListenerEnvironmentUpdate.class);
    return new Report()
        .of("arity", () -> event.productArity() + event.productPrefix())
        .of("element", () -> event.productElement(0) != null)
        .of(
            "equal",
            () -> event.equals(Data.self(event)) + " " + event.equals("x") + event.canEqual(event))
        .of("hash", () -> event.hashCode() == Data.self(event).hashCode())
        .of("text", () -> event.toString().startsWith("SparkListenerEnvironmentUpdate"));
  }

  public static Object blockManager(JavaSparkContext sc) throws Exception {
    SparkListenerBlockManagerAdded event = Heard.first(SparkListenerBlockManagerAdded.class);
    return new Report()
        .of("memory", () -> event.maxMem() > 0)
        .of("place", () -> event.blockManagerId().executorId())
        .of("time", () -> event.time() > 0)
        .of("arity", () -> event.productArity() + event.productPrefix())
        .of("element", () -> event.productElement(1).equals(event.blockManagerId()))
        .of(
            "equal",
            () -> event.equals(Data.self(event)) + " " + event.equals("x") + event.canEqual(event))
        .of("hash", () -> event.hashCode() == Data.self(event).hashCode())
        .of("text", () -> event.toString().startsWith("SparkListenerBlockManagerAdded"));
  }

  public static Object resourceProfile(JavaSparkContext sc) {
    ResourceProfile profile = new ResourceProfileBuilder().build();
    SparkListenerResourceProfileAdded event = new SparkListenerResourceProfileAdded(profile);
    return new Report()
        .of("profile", () -> event.resourceProfile() == profile)
        .of("made", () -> event.equals(SparkListenerResourceProfileAdded.apply(profile)))
        .of("copied", () -> event.equals(event.copy(null)) + " " + event.canEqual("x"))
        .of("arity", () -> event.productArity() + event.productPrefix())
        .of("element", () -> event.productElement(0) == profile)
        .of("hash", () -> event.hashCode() == event.copy(profile).hashCode())
        .of("text", () -> event.toString().startsWith("SparkListenerResourceProfileAdded"));
  }

  public static Object executor(JavaSparkContext sc) throws Exception {
    ExecutorInfo info = Heard.first(SparkListenerExecutorAdded.class).executorInfo();
    return new Report()
        .of("cores", () -> info.totalCores())
        .of("profile", () -> info.resourceProfileId())
        .of("host", () -> info.executorHost().isEmpty())
        .of(
            "equal",
            () -> info.equals(Data.self(info)) + " " + info.equals("x") + info.canEqual(info))
        .of("hash", () -> info.hashCode() == Data.self(info).hashCode());
  }

  public static Object logStart() {
    SparkListenerLogStart event = new SparkListenerLogStart("3.5.7");
    return new Report()
        .of("version", () -> event.sparkVersion())
        .of("made", () -> event.equals(SparkListenerLogStart.apply("3.5.7")))
        .of("copied", () -> event.equals(event.copy("x")) + " " + event.canEqual("x"))
        .of("arity", () -> event.productArity() + event.productPrefix())
        .of("element", () -> event.productElement(0))
        .of("hash", () -> event.hashCode() == event.copy("3.5.7").hashCode())
        .of("text", () -> event.toString().contains("3.5.7"));
  }

  public static Object jobStart(JavaSparkContext sc) throws Exception {
    Data.range(sc, 1, 1).count();
    SparkListenerJobStart event = Heard.first(SparkListenerJobStart.class);
    return new Report()
        .of("job", () -> event.jobId())
        .of("time", () -> event.time() >= sc.startTime())
        .of("arity", () -> event.productArity() + event.productPrefix())
        .of("element", () -> event.productElement(0))
        .of(
            "equal",
            () -> event.equals(Data.self(event)) + " " + event.equals("x") + event.canEqual(event))
        .of("hash", () -> event.hashCode() == Data.self(event).hashCode())
        .of("text", () -> event.toString().startsWith("SparkListenerJobStart"));
  }

  public static Object stage(JavaSparkContext sc) throws Exception {
    Data.range(sc, 4, 2).distinct(1).count();
    StageInfo stage = Heard.first(SparkListenerStageSubmitted.class).stageInfo();
    StageInfo completed = Heard.stageInfo(sc);
    return new Report()
        .of(
            "parts",
            () ->
                Arrays.asList(
                    stage.stageId(), stage.attemptNumber(), stage.name(), stage.numTasks()))
        .of("profile", () -> stage.resourceProfileId())
        .of("details", () -> stage.details().contains("HeardCases.stage(HeardCases.java:"))
        .of("metrics", () -> completed.taskMetrics().executorRunTime() >= 0)
        .does("failed", () -> completed.stageFailed("played"));
  }

  public static Object task(JavaSparkContext sc) throws Exception {
    TaskInfo info = Heard.taskEnd(sc).taskInfo();
    return new Report()
        .of(
            "ids",
            () ->
                Arrays.asList(
                    info.index(), info.attemptNumber(), info.partitionId(), info.executorId()))
        .of("id", () -> info.id() + " " + (info.taskId() >= 0))
        .of(
            "states",
            () ->
                Arrays.asList(
                    info.finished(),
                    info.successful(),
                    info.failed(),
                    info.killed(),
                    info.running()))
        .of("status", () -> info.status())
        .of("speculative", () -> info.speculative())
        .of("result", () -> info.gettingResult() + " " + info.gettingResultTime())
        .of("times", () -> info.finishTime() - info.launchTime() == info.duration())
        .of("launching", () -> info.launching())
        .of("host", () -> info.host().isEmpty());
  }

  public static Object failure(JavaSparkContext sc) throws Exception {
    Report report =
        new Report()
            .of("fails", () -> Data.range(sc, 1, 1).map(value -> value / Data.zero()).count());
    TaskEndReason reason =
        Heard.first(SparkListenerTaskEnd.class, event -> event.reason() instanceof ExceptionFailure)
            .reason();
    ExceptionFailure failure = (ExceptionFailure) reason;
    TaskFailedReason failed = failure;
    return report
        .of("class", () -> failure.className())
        .of("description", () -> failure.description())
        .of("trace", () -> failure.stackTrace()[0].getMethodName())
        .of("full trace", () -> failure.fullStackTrace().lines().findFirst().get())
        .of("error", () -> failure.toErrorString().lines().findFirst().get())
        .of("counts", () -> failure.countTowardsTaskFailures())
        .of(
            "as any failure",
            () ->
                failed.countTowardsTaskFailures()
                    + failed.toErrorString().lines().findFirst().get())
        .of("product", () -> failure.productPrefix() + (failure.productArity() > 5))
        .of("element", () -> failure.productElement(0))
        .of(
            "equal",
            () ->
                failure.equals(Data.self(failure))
                    + " "
                    + failure.equals("x")
                    + failure.canEqual("x"))
        .of("hash", () -> failure.hashCode() == Data.self(failure).hashCode())
        .of("text", () -> failure.toString().isEmpty());
  }

  public static Object killed(JavaSparkContext sc) throws Exception {
    sc.setInterruptOnCancel(true);
    JavaFutureAction<Long> action = AsyncCases.endless(sc);
    action.cancel(true);
    sc.setInterruptOnCancel(false);
    TaskKilled reason =
        (TaskKilled)
            Heard.first(SparkListenerTaskEnd.class, event -> event.reason() instanceof TaskKilled)
                .reason();
    return new Report()
        .of("reason", () -> reason.reason().isEmpty())
        .of("counts", () -> reason.countTowardsTaskFailures())
        .of("error", () -> reason.toErrorString().startsWith("TaskKilled ("))
        .of("product", () -> reason.productPrefix() + (reason.productArity() > 1))
        .of("element", () -> reason.productElement(0).equals(reason.reason()))
        .of(
            "equal",
            () ->
                reason.equals(Data.self(reason)) + " " + reason.equals("x") + reason.canEqual("x"))
        .of("hash", () -> reason.hashCode() == Data.self(reason).hashCode())
        .of("text", () -> reason.toString().startsWith("TaskKilled"));
  }

  public static Object fetchFailed(JavaSparkContext sc) throws Exception {
    BlockManagerId place = Heard.blockUpdated(sc).blockManagerId();
    FetchFailed reason = new FetchFailed(place, 1, 2L, 3, 4, "lost");
    return new Report()
        .of(
            "parts",
            () ->
                Arrays.asList(
                    reason.shuffleId(),
                    reason.mapId(),
                    reason.mapIndex(),
                    reason.reduceId(),
                    reason.message()))
        .of("place", () -> reason.bmAddress().equals(place))
        .of("counts", () -> reason.countTowardsTaskFailures())
        .of("error", () -> reason.toErrorString().replace(place.toString(), "place"))
        .of("made", () -> reason.equals(FetchFailed.apply(place, 1, 2L, 3, 4, "lost")))
        .of(
            "copied",
            () ->
                reason.equals(reason.copy(place, 1, 2L, 3, 5, "lost")) + " " + reason.canEqual("x"))
        .of("product", () -> reason.productPrefix() + reason.productArity())
        .of("element", () -> reason.productElement(5))
        .of("hash", () -> reason.hashCode() == reason.copy(place, 1, 2L, 3, 4, "lost").hashCode())
        .of("text", () -> reason.toString().startsWith("FetchFailed"));
  }

  public static Object commitDenied() {
    TaskCommitDenied reason = new TaskCommitDenied(1, 2, 3);
    return new Report()
        .of(
            "parts",
            () -> Arrays.asList(reason.jobID(), reason.partitionID(), reason.attemptNumber()))
        .of("counts", () -> reason.countTowardsTaskFailures())
        .of("error", () -> reason.toErrorString())
        .of("made", () -> reason.equals(TaskCommitDenied.apply(1, 2, 3)))
        .of("copied", () -> reason.equals(reason.copy(1, 2, 4)) + " " + reason.canEqual("x"))
        .of("product", () -> reason.productPrefix() + reason.productArity())
        .of("element", () -> reason.productElement(1))
        .of("hash", () -> reason.hashCode() == reason.copy(1, 2, 3).hashCode())
        .of("text", () -> reason.toString().startsWith("TaskCommitDenied"));
  }

  public static Object metrics(JavaSparkContext sc) throws Exception {
    Data.range(sc, 6, 2).distinct(1).collect();
    TaskMetrics written = Heard.first(SparkListenerTaskEnd.class).taskMetrics();
    TaskMetrics read =
        Heard.first(SparkListenerTaskEnd.class, event -> event.stageId() == 1).taskMetrics();
    ShuffleReadMetrics shuffle = read.shuffleReadMetrics();
    return new Report()
        .of(
            "times",
            () ->
                List.of(
                    read.executorCpuTime() >= 0,
                    read.executorDeserializeCpuTime() >= 0,
                    read.executorDeserializeTime() >= 0,
                    read.executorRunTime() >= 0,
                    read.jvmGCTime() >= 0,
                    read.resultSerializationTime() >= 0))
        .of("memory", () -> read.peakExecutionMemory() >= 0)
        .of("result", () -> read.resultSize() > 0)
        .of("written", () -> written.shuffleWriteMetrics().recordsWritten())
        .of("written bytes", () -> written.shuffleWriteMetrics().bytesWritten() > 0)
        .of("write time", () -> written.shuffleWriteMetrics().writeTime() >= 0)
        .of("read", () -> shuffle.recordsRead())
        .of(
            "blocks",
            () ->
                Arrays.asList(
                    shuffle.localBlocksFetched(),
                    shuffle.remoteBlocksFetched(),
                    shuffle.totalBlocksFetched()))
        .of(
            "bytes",
            () ->
                shuffle.localBytesRead() > 0
                    && shuffle.totalBytesRead() == shuffle.localBytesRead())
        .of(
            "remote",
            () ->
                Arrays.asList(
                    shuffle.remoteBytesRead(),
                    shuffle.remoteBytesReadToDisk(),
                    shuffle.remoteReqsDuration()))
        .of("waiting", () -> shuffle.fetchWaitTime() >= 0)
        .of(
            "merged",
            () ->
                Arrays.asList(
                    shuffle.corruptMergedBlockChunks(),
                    shuffle.mergedFetchFallbackCount(),
                    shuffle.localMergedBlocksFetched(),
                    shuffle.localMergedBytesRead(),
                    shuffle.localMergedChunksFetched(),
                    shuffle.remoteMergedBlocksFetched(),
                    shuffle.remoteMergedBytesRead(),
                    shuffle.remoteMergedChunksFetched(),
                    shuffle.remoteMergedReqsDuration()))
        .of("input", () -> read.inputMetrics().recordsRead() + read.inputMetrics().bytesRead())
        .of(
            "output",
            () -> read.outputMetrics().bytesWritten() + read.outputMetrics().recordsWritten());
  }
}
