package org.minispark.compare.parity.cases;

import java.util.Properties;
import org.minispark.SparkConf;
import org.minispark.TaskEndReason;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.compare.parity.probe.Report;
import org.minispark.executor.ExecutorMetrics;
import org.minispark.executor.TaskMetrics;
import org.minispark.scheduler.SparkListenerNodeBlacklisted;
import org.minispark.scheduler.SparkListenerNodeBlacklistedForStage;
import org.minispark.scheduler.SparkListenerNodeExcluded;
import org.minispark.scheduler.SparkListenerNodeExcludedForStage;
import org.minispark.scheduler.SparkListenerNodeUnblacklisted;
import org.minispark.scheduler.SparkListenerNodeUnexcluded;
import org.minispark.scheduler.SparkListenerSpeculativeTaskSubmitted;
import org.minispark.scheduler.SparkListenerStageCompleted;
import org.minispark.scheduler.SparkListenerStageExecutorMetrics;
import org.minispark.scheduler.SparkListenerStageSubmitted;
import org.minispark.scheduler.SparkListenerTaskEnd;
import org.minispark.scheduler.StageInfo;
import org.minispark.scheduler.TaskInfo;

/** Events as values: their parts, equality and copies. */
public final class EventMoreCases {
  private EventMoreCases() {}

  public static void configure(SparkConf conf) {
    Heard.listen(conf);
  }

  public static Object nodeBlacklisted(JavaSparkContext sc) throws Exception {
    long part0 = 1000000012L;
    String part1 = "text1";
    int part2 = 5;
    SparkListenerNodeBlacklisted event = new SparkListenerNodeBlacklisted(part0, part1, part2);
    return new Report()
        .of("executorFailures", () -> Heard.text(event.executorFailures()))
        .of("hostId", () -> Heard.text(event.hostId()))
        .of("time", () -> Heard.text(event.time()))
        .of("arity", () -> event.productArity())
        .of("prefix", () -> event.productPrefix())
        .of("elements", () -> Heard.elements(event.productArity(), event::productElement))
        .of("beyond", () -> event.productElement(event.productArity()))
        .of("made", () -> event.equals(SparkListenerNodeBlacklisted.apply(part0, part1, part2)))
        .of("copied", () -> event.equals(event.copy(part0, part1, part2)))
        .of("other", () -> event.equals("x"))
        .of("hash", () -> event.hashCode() == event.copy(part0, part1, part2).hashCode())
        .of("can equal", () -> event.canEqual(event) + " " + event.canEqual("x"));
  }

  public static Object nodeBlacklistedForStage(JavaSparkContext sc) throws Exception {
    long part0 = 1000000012L;
    String part1 = "text1";
    int part2 = 5;
    int part3 = 6;
    int part4 = 7;
    SparkListenerNodeBlacklistedForStage event =
        new SparkListenerNodeBlacklistedForStage(part0, part1, part2, part3, part4);
    return new Report()
        .of("executorFailures", () -> Heard.text(event.executorFailures()))
        .of("hostId", () -> Heard.text(event.hostId()))
        .of("stageAttemptId", () -> Heard.text(event.stageAttemptId()))
        .of("stageId", () -> Heard.text(event.stageId()))
        .of("time", () -> Heard.text(event.time()))
        .of("arity", () -> event.productArity())
        .of("prefix", () -> event.productPrefix())
        .of("elements", () -> Heard.elements(event.productArity(), event::productElement))
        .of("beyond", () -> event.productElement(event.productArity()))
        .of(
            "made",
            () ->
                event.equals(
                    SparkListenerNodeBlacklistedForStage.apply(part0, part1, part2, part3, part4)))
        .of("copied", () -> event.equals(event.copy(part0, part1, part2, part3, part4)))
        .of("other", () -> event.equals("x"))
        .of(
            "hash",
            () -> event.hashCode() == event.copy(part0, part1, part2, part3, part4).hashCode())
        .of("can equal", () -> event.canEqual(event) + " " + event.canEqual("x"));
  }

  public static Object nodeExcluded(JavaSparkContext sc) throws Exception {
    long part0 = 1000000012L;
    String part1 = "text1";
    int part2 = 5;
    SparkListenerNodeExcluded event = new SparkListenerNodeExcluded(part0, part1, part2);
    return new Report()
        .of("executorFailures", () -> Heard.text(event.executorFailures()))
        .of("hostId", () -> Heard.text(event.hostId()))
        .of("time", () -> Heard.text(event.time()))
        .of("arity", () -> event.productArity())
        .of("prefix", () -> event.productPrefix())
        .of("elements", () -> Heard.elements(event.productArity(), event::productElement))
        .of("beyond", () -> event.productElement(event.productArity()))
        .of("made", () -> event.equals(SparkListenerNodeExcluded.apply(part0, part1, part2)))
        .of("copied", () -> event.equals(event.copy(part0, part1, part2)))
        .of("other", () -> event.equals("x"))
        .of("hash", () -> event.hashCode() == event.copy(part0, part1, part2).hashCode())
        .of("can equal", () -> event.canEqual(event) + " " + event.canEqual("x"));
  }

  public static Object nodeExcludedForStage(JavaSparkContext sc) throws Exception {
    long part0 = 1000000012L;
    String part1 = "text1";
    int part2 = 5;
    int part3 = 6;
    int part4 = 7;
    SparkListenerNodeExcludedForStage event =
        new SparkListenerNodeExcludedForStage(part0, part1, part2, part3, part4);
    return new Report()
        .of("executorFailures", () -> Heard.text(event.executorFailures()))
        .of("hostId", () -> Heard.text(event.hostId()))
        .of("stageAttemptId", () -> Heard.text(event.stageAttemptId()))
        .of("stageId", () -> Heard.text(event.stageId()))
        .of("time", () -> Heard.text(event.time()))
        .of("arity", () -> event.productArity())
        .of("prefix", () -> event.productPrefix())
        .of("elements", () -> Heard.elements(event.productArity(), event::productElement))
        .of("beyond", () -> event.productElement(event.productArity()))
        .of(
            "made",
            () ->
                event.equals(
                    SparkListenerNodeExcludedForStage.apply(part0, part1, part2, part3, part4)))
        .of("copied", () -> event.equals(event.copy(part0, part1, part2, part3, part4)))
        .of("other", () -> event.equals("x"))
        .of(
            "hash",
            () -> event.hashCode() == event.copy(part0, part1, part2, part3, part4).hashCode())
        .of("can equal", () -> event.canEqual(event) + " " + event.canEqual("x"));
  }

  public static Object nodeUnblacklisted(JavaSparkContext sc) throws Exception {
    long part0 = 1000000012L;
    String part1 = "text1";
    SparkListenerNodeUnblacklisted event = new SparkListenerNodeUnblacklisted(part0, part1);
    return new Report()
        .of("hostId", () -> Heard.text(event.hostId()))
        .of("time", () -> Heard.text(event.time()))
        .of("arity", () -> event.productArity())
        .of("prefix", () -> event.productPrefix())
        .of("elements", () -> Heard.elements(event.productArity(), event::productElement))
        .of("beyond", () -> event.productElement(event.productArity()))
        .of("made", () -> event.equals(SparkListenerNodeUnblacklisted.apply(part0, part1)))
        .of("copied", () -> event.equals(event.copy(part0, part1)))
        .of("other", () -> event.equals("x"))
        .of("hash", () -> event.hashCode() == event.copy(part0, part1).hashCode())
        .of("can equal", () -> event.canEqual(event) + " " + event.canEqual("x"));
  }

  public static Object nodeUnexcluded(JavaSparkContext sc) throws Exception {
    long part0 = 1000000012L;
    String part1 = "text1";
    SparkListenerNodeUnexcluded event = new SparkListenerNodeUnexcluded(part0, part1);
    return new Report()
        .of("hostId", () -> Heard.text(event.hostId()))
        .of("time", () -> Heard.text(event.time()))
        .of("arity", () -> event.productArity())
        .of("prefix", () -> event.productPrefix())
        .of("elements", () -> Heard.elements(event.productArity(), event::productElement))
        .of("beyond", () -> event.productElement(event.productArity()))
        .of("made", () -> event.equals(SparkListenerNodeUnexcluded.apply(part0, part1)))
        .of("copied", () -> event.equals(event.copy(part0, part1)))
        .of("other", () -> event.equals("x"))
        .of("hash", () -> event.hashCode() == event.copy(part0, part1).hashCode())
        .of("can equal", () -> event.canEqual(event) + " " + event.canEqual("x"));
  }

  public static Object speculativeTaskSubmitted(JavaSparkContext sc) throws Exception {
    int part0 = 3;
    int part1 = 4;
    SparkListenerSpeculativeTaskSubmitted event =
        new SparkListenerSpeculativeTaskSubmitted(part0, part1);
    return new Report()
        .of("partitionId", () -> Heard.text(event.partitionId()))
        .of("stageAttemptId", () -> Heard.text(event.stageAttemptId()))
        .of("stageId", () -> Heard.text(event.stageId()))
        .of("taskIndex", () -> Heard.text(event.taskIndex()))
        .of("arity", () -> event.productArity())
        .of("prefix", () -> event.productPrefix())
        .of("elements", () -> Heard.elements(event.productArity(), event::productElement))
        .of("beyond", () -> event.productElement(event.productArity()))
        .of("made", () -> event.equals(SparkListenerSpeculativeTaskSubmitted.apply(part0, part1)))
        .of("copied", () -> event.equals(event.copy(part0, part1)))
        .of("other", () -> event.equals("x"))
        .of("hash", () -> event.hashCode() == event.copy(part0, part1).hashCode())
        .of("can equal", () -> event.canEqual(event) + " " + event.canEqual("x"));
  }

  public static Object speculativeTaskSubmittedOfTask(JavaSparkContext sc) throws Exception {
    int part0 = 3;
    int part1 = 4;
    int part2 = 5;
    int part3 = 6;
    SparkListenerSpeculativeTaskSubmitted event =
        new SparkListenerSpeculativeTaskSubmitted(part0, part1, part2, part3);
    return new Report()
        .of("partitionId", () -> Heard.text(event.partitionId()))
        .of("stageAttemptId", () -> Heard.text(event.stageAttemptId()))
        .of("stageId", () -> Heard.text(event.stageId()))
        .of("taskIndex", () -> Heard.text(event.taskIndex()))
        .of("arity", () -> event.productArity())
        .of("prefix", () -> event.productPrefix())
        .of("elements", () -> Heard.elements(event.productArity(), event::productElement))
        .of("beyond", () -> event.productElement(event.productArity()))
        .of("other", () -> event.equals("x"))
        .of("can equal", () -> event.canEqual(event) + " " + event.canEqual("x"));
  }

  public static Object stageCompleted(JavaSparkContext sc) throws Exception {
    StageInfo part0 = Heard.stageInfo(sc);
    SparkListenerStageCompleted event = new SparkListenerStageCompleted(part0);
    return new Report()
        .of("arity", () -> event.productArity())
        .of("prefix", () -> event.productPrefix())
        .of("elements", () -> Heard.elements(event.productArity(), event::productElement))
        .of("beyond", () -> event.productElement(event.productArity()))
        .of("made", () -> event.equals(SparkListenerStageCompleted.apply(part0)))
        .of("copied", () -> event.equals(event.copy(part0)))
        .of("other", () -> event.equals("x"))
        .of("hash", () -> event.hashCode() == event.copy(part0).hashCode())
        .of("can equal", () -> event.canEqual(event) + " " + event.canEqual("x"));
  }

  public static Object stageExecutorMetrics(JavaSparkContext sc) throws Exception {
    String part0 = "text0";
    int part1 = 4;
    int part2 = 5;
    ExecutorMetrics part3 = Heard.taskEnd(sc).taskExecutorMetrics();
    SparkListenerStageExecutorMetrics event =
        new SparkListenerStageExecutorMetrics(part0, part1, part2, part3);
    return new Report()
        .of("execId", () -> Heard.text(event.execId()))
        .of("executorMetrics", () -> Heard.text(event.executorMetrics()))
        .of("stageAttemptId", () -> Heard.text(event.stageAttemptId()))
        .of("stageId", () -> Heard.text(event.stageId()))
        .of("arity", () -> event.productArity())
        .of("prefix", () -> event.productPrefix())
        .of("elements", () -> Heard.elements(event.productArity(), event::productElement))
        .of("beyond", () -> event.productElement(event.productArity()))
        .of(
            "made",
            () -> event.equals(SparkListenerStageExecutorMetrics.apply(part0, part1, part2, part3)))
        .of("copied", () -> event.equals(event.copy(part0, part1, part2, part3)))
        .of("other", () -> event.equals("x"))
        .of("hash", () -> event.hashCode() == event.copy(part0, part1, part2, part3).hashCode())
        .of("can equal", () -> event.canEqual(event) + " " + event.canEqual("x"));
  }

  public static Object stageSubmitted(JavaSparkContext sc) throws Exception {
    StageInfo part0 = Heard.stageInfo(sc);
    Properties part1 = new Properties();
    SparkListenerStageSubmitted event = new SparkListenerStageSubmitted(part0, part1);
    return new Report()
        .of("properties", () -> Heard.text(event.properties()))
        .of("stageInfo", () -> Heard.text(event.stageInfo()))
        .of("arity", () -> event.productArity())
        .of("prefix", () -> event.productPrefix())
        .of("elements", () -> Heard.elements(event.productArity(), event::productElement))
        .of("beyond", () -> event.productElement(event.productArity()))
        .of("made", () -> event.equals(SparkListenerStageSubmitted.apply(part0, part1)))
        .of("copied", () -> event.equals(event.copy(part0, part1)))
        .of("other", () -> event.equals("x"))
        .of("hash", () -> event.hashCode() == event.copy(part0, part1).hashCode())
        .of("can equal", () -> event.canEqual(event) + " " + event.canEqual("x"));
  }

  public static Object taskEnd(JavaSparkContext sc) throws Exception {
    int part0 = 3;
    int part1 = 4;
    String part2 = "text2";
    TaskEndReason part3 = Heard.taskEnd(sc).reason();
    TaskInfo part4 = Heard.taskEnd(sc).taskInfo();
    ExecutorMetrics part5 = Heard.taskEnd(sc).taskExecutorMetrics();
    TaskMetrics part6 = Heard.taskEnd(sc).taskMetrics();
    SparkListenerTaskEnd event =
        new SparkListenerTaskEnd(part0, part1, part2, part3, part4, part5, part6);
    return new Report()
        .of("reason", () -> Heard.text(event.reason()))
        .of("stageAttemptId", () -> Heard.text(event.stageAttemptId()))
        .of("taskExecutorMetrics", () -> Heard.text(event.taskExecutorMetrics()))
        .of("taskInfo", () -> Heard.text(event.taskInfo()))
        .of("taskMetrics", () -> Heard.text(event.taskMetrics()))
        .of("taskType", () -> Heard.text(event.taskType()))
        .of("arity", () -> event.productArity())
        .of("prefix", () -> event.productPrefix())
        .of("elements", () -> Heard.elements(event.productArity(), event::productElement))
        .of("beyond", () -> event.productElement(event.productArity()))
        .of(
            "made",
            () ->
                event.equals(
                    SparkListenerTaskEnd.apply(part0, part1, part2, part3, part4, part5, part6)))
        .of(
            "copied",
            () -> event.equals(event.copy(part0, part1, part2, part3, part4, part5, part6)))
        .of("other", () -> event.equals("x"))
        .of(
            "hash",
            () ->
                event.hashCode()
                    == event.copy(part0, part1, part2, part3, part4, part5, part6).hashCode())
        .of("can equal", () -> event.canEqual(event) + " " + event.canEqual("x"));
  }
}
