package org.minispark.compare.parity.cases;

import org.minispark.SparkConf;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.compare.parity.probe.Report;
import org.minispark.scheduler.JobResult;
import org.minispark.scheduler.SparkListenerApplicationEnd;
import org.minispark.scheduler.SparkListenerBlockManagerRemoved;
import org.minispark.scheduler.SparkListenerBlockUpdated;
import org.minispark.scheduler.SparkListenerExecutorAdded;
import org.minispark.scheduler.SparkListenerExecutorBlacklisted;
import org.minispark.scheduler.SparkListenerExecutorBlacklistedForStage;
import org.minispark.scheduler.SparkListenerExecutorExcluded;
import org.minispark.scheduler.SparkListenerExecutorExcludedForStage;
import org.minispark.scheduler.SparkListenerExecutorRemoved;
import org.minispark.scheduler.SparkListenerExecutorUnblacklisted;
import org.minispark.scheduler.SparkListenerExecutorUnexcluded;
import org.minispark.scheduler.SparkListenerJobEnd;
import org.minispark.scheduler.cluster.ExecutorInfo;
import org.minispark.storage.BlockManagerId;
import org.minispark.storage.BlockUpdatedInfo;

/** Events as values: their parts, equality and copies. */
public final class EventCases {
  private EventCases() {}

  public static void configure(SparkConf conf) {
    Heard.listen(conf);
  }

  public static Object applicationEnd(JavaSparkContext sc) throws Exception {
    long part0 = 1000000012L;
    SparkListenerApplicationEnd event = new SparkListenerApplicationEnd(part0);
    return new Report()
        .of("time", () -> Heard.text(event.time()))
        .of("arity", () -> event.productArity())
        .of("prefix", () -> event.productPrefix())
        .of("elements", () -> Heard.elements(event.productArity(), event::productElement))
        .of("beyond", () -> event.productElement(event.productArity()))
        .of("made", () -> event.equals(SparkListenerApplicationEnd.apply(part0)))
        .of("copied", () -> event.equals(event.copy(part0)))
        .of("other", () -> event.equals("x"))
        .of("hash", () -> event.hashCode() == event.copy(part0).hashCode())
        .of("can equal", () -> event.canEqual(event) + " " + event.canEqual("x"));
  }

  public static Object blockManagerRemoved(JavaSparkContext sc) throws Exception {
    long part0 = 1000000012L;
    BlockManagerId part1 = Heard.blockUpdated(sc).blockManagerId();
    SparkListenerBlockManagerRemoved event = new SparkListenerBlockManagerRemoved(part0, part1);
    return new Report()
        .of("blockManagerId", () -> Heard.text(event.blockManagerId()))
        .of("time", () -> Heard.text(event.time()))
        .of("arity", () -> event.productArity())
        .of("prefix", () -> event.productPrefix())
        .of("elements", () -> Heard.elements(event.productArity(), event::productElement))
        .of("beyond", () -> event.productElement(event.productArity()))
        .of("made", () -> event.equals(SparkListenerBlockManagerRemoved.apply(part0, part1)))
        .of("copied", () -> event.equals(event.copy(part0, part1)))
        .of("other", () -> event.equals("x"))
        .of("hash", () -> event.hashCode() == event.copy(part0, part1).hashCode())
        .of("can equal", () -> event.canEqual(event) + " " + event.canEqual("x"));
  }

  public static Object blockUpdated(JavaSparkContext sc) throws Exception {
    BlockUpdatedInfo part0 = Heard.blockUpdated(sc);
    SparkListenerBlockUpdated event = new SparkListenerBlockUpdated(part0);
    return new Report()
        .of("blockUpdatedInfo", () -> Heard.text(event.blockUpdatedInfo()))
        .of("arity", () -> event.productArity())
        .of("prefix", () -> event.productPrefix())
        .of("elements", () -> Heard.elements(event.productArity(), event::productElement))
        .of("beyond", () -> event.productElement(event.productArity()))
        .of("made", () -> event.equals(SparkListenerBlockUpdated.apply(part0)))
        .of("copied", () -> event.equals(event.copy(part0)))
        .of("other", () -> event.equals("x"))
        .of("hash", () -> event.hashCode() == event.copy(part0).hashCode())
        .of("can equal", () -> event.canEqual(event) + " " + event.canEqual("x"));
  }

  public static Object executorAdded(JavaSparkContext sc) throws Exception {
    long part0 = 1000000012L;
    String part1 = "text1";
    ExecutorInfo part2 = Heard.first(SparkListenerExecutorAdded.class).executorInfo();
    SparkListenerExecutorAdded event = new SparkListenerExecutorAdded(part0, part1, part2);
    return new Report()
        .of("executorId", () -> Heard.text(event.executorId()))
        .of("executorInfo", () -> Heard.text(event.executorInfo()))
        .of("time", () -> Heard.text(event.time()))
        .of("arity", () -> event.productArity())
        .of("prefix", () -> event.productPrefix())
        .of("elements", () -> Heard.elements(event.productArity(), event::productElement))
        .of("beyond", () -> event.productElement(event.productArity()))
        .of("made", () -> event.equals(SparkListenerExecutorAdded.apply(part0, part1, part2)))
        .of("copied", () -> event.equals(event.copy(part0, part1, part2)))
        .of("other", () -> event.equals("x"))
        .of("hash", () -> event.hashCode() == event.copy(part0, part1, part2).hashCode())
        .of("can equal", () -> event.canEqual(event) + " " + event.canEqual("x"));
  }

  public static Object executorBlacklisted(JavaSparkContext sc) throws Exception {
    long part0 = 1000000012L;
    String part1 = "text1";
    int part2 = 5;
    SparkListenerExecutorBlacklisted event =
        new SparkListenerExecutorBlacklisted(part0, part1, part2);
    return new Report()
        .of("executorId", () -> Heard.text(event.executorId()))
        .of("taskFailures", () -> Heard.text(event.taskFailures()))
        .of("time", () -> Heard.text(event.time()))
        .of("arity", () -> event.productArity())
        .of("prefix", () -> event.productPrefix())
        .of("elements", () -> Heard.elements(event.productArity(), event::productElement))
        .of("beyond", () -> event.productElement(event.productArity()))
        .of("made", () -> event.equals(SparkListenerExecutorBlacklisted.apply(part0, part1, part2)))
        .of("copied", () -> event.equals(event.copy(part0, part1, part2)))
        .of("other", () -> event.equals("x"))
        .of("hash", () -> event.hashCode() == event.copy(part0, part1, part2).hashCode())
        .of("can equal", () -> event.canEqual(event) + " " + event.canEqual("x"));
  }

  public static Object executorBlacklistedForStage(JavaSparkContext sc) throws Exception {
    long part0 = 1000000012L;
    String part1 = "text1";
    int part2 = 5;
    int part3 = 6;
    int part4 = 7;
    SparkListenerExecutorBlacklistedForStage event =
        new SparkListenerExecutorBlacklistedForStage(part0, part1, part2, part3, part4);
    return new Report()
        .of("executorId", () -> Heard.text(event.executorId()))
        .of("stageAttemptId", () -> Heard.text(event.stageAttemptId()))
        .of("stageId", () -> Heard.text(event.stageId()))
        .of("taskFailures", () -> Heard.text(event.taskFailures()))
        .of("time", () -> Heard.text(event.time()))
        .of("arity", () -> event.productArity())
        .of("prefix", () -> event.productPrefix())
        .of("elements", () -> Heard.elements(event.productArity(), event::productElement))
        .of("beyond", () -> event.productElement(event.productArity()))
        .of(
            "made",
            () ->
                event.equals(
                    SparkListenerExecutorBlacklistedForStage.apply(
                        part0, part1, part2, part3, part4)))
        .of("copied", () -> event.equals(event.copy(part0, part1, part2, part3, part4)))
        .of("other", () -> event.equals("x"))
        .of(
            "hash",
            () -> event.hashCode() == event.copy(part0, part1, part2, part3, part4).hashCode())
        .of("can equal", () -> event.canEqual(event) + " " + event.canEqual("x"));
  }

  public static Object executorExcluded(JavaSparkContext sc) throws Exception {
    long part0 = 1000000012L;
    String part1 = "text1";
    int part2 = 5;
    SparkListenerExecutorExcluded event = new SparkListenerExecutorExcluded(part0, part1, part2);
    return new Report()
        .of("executorId", () -> Heard.text(event.executorId()))
        .of("taskFailures", () -> Heard.text(event.taskFailures()))
        .of("time", () -> Heard.text(event.time()))
        .of("arity", () -> event.productArity())
        .of("prefix", () -> event.productPrefix())
        .of("elements", () -> Heard.elements(event.productArity(), event::productElement))
        .of("beyond", () -> event.productElement(event.productArity()))
        .of("made", () -> event.equals(SparkListenerExecutorExcluded.apply(part0, part1, part2)))
        .of("copied", () -> event.equals(event.copy(part0, part1, part2)))
        .of("other", () -> event.equals("x"))
        .of("hash", () -> event.hashCode() == event.copy(part0, part1, part2).hashCode())
        .of("can equal", () -> event.canEqual(event) + " " + event.canEqual("x"));
  }

  public static Object executorExcludedForStage(JavaSparkContext sc) throws Exception {
    long part0 = 1000000012L;
    String part1 = "text1";
    int part2 = 5;
    int part3 = 6;
    int part4 = 7;
    SparkListenerExecutorExcludedForStage event =
        new SparkListenerExecutorExcludedForStage(part0, part1, part2, part3, part4);
    return new Report()
        .of("executorId", () -> Heard.text(event.executorId()))
        .of("stageAttemptId", () -> Heard.text(event.stageAttemptId()))
        .of("stageId", () -> Heard.text(event.stageId()))
        .of("taskFailures", () -> Heard.text(event.taskFailures()))
        .of("time", () -> Heard.text(event.time()))
        .of("arity", () -> event.productArity())
        .of("prefix", () -> event.productPrefix())
        .of("elements", () -> Heard.elements(event.productArity(), event::productElement))
        .of("beyond", () -> event.productElement(event.productArity()))
        .of(
            "made",
            () ->
                event.equals(
                    SparkListenerExecutorExcludedForStage.apply(part0, part1, part2, part3, part4)))
        .of("copied", () -> event.equals(event.copy(part0, part1, part2, part3, part4)))
        .of("other", () -> event.equals("x"))
        .of(
            "hash",
            () -> event.hashCode() == event.copy(part0, part1, part2, part3, part4).hashCode())
        .of("can equal", () -> event.canEqual(event) + " " + event.canEqual("x"));
  }

  public static Object executorRemoved(JavaSparkContext sc) throws Exception {
    long part0 = 1000000012L;
    String part1 = "text1";
    String part2 = "text2";
    SparkListenerExecutorRemoved event = new SparkListenerExecutorRemoved(part0, part1, part2);
    return new Report()
        .of("executorId", () -> Heard.text(event.executorId()))
        .of("reason", () -> Heard.text(event.reason()))
        .of("time", () -> Heard.text(event.time()))
        .of("arity", () -> event.productArity())
        .of("prefix", () -> event.productPrefix())
        .of("elements", () -> Heard.elements(event.productArity(), event::productElement))
        .of("beyond", () -> event.productElement(event.productArity()))
        .of("made", () -> event.equals(SparkListenerExecutorRemoved.apply(part0, part1, part2)))
        .of("copied", () -> event.equals(event.copy(part0, part1, part2)))
        .of("other", () -> event.equals("x"))
        .of("hash", () -> event.hashCode() == event.copy(part0, part1, part2).hashCode())
        .of("can equal", () -> event.canEqual(event) + " " + event.canEqual("x"));
  }

  public static Object executorUnblacklisted(JavaSparkContext sc) throws Exception {
    long part0 = 1000000012L;
    String part1 = "text1";
    SparkListenerExecutorUnblacklisted event = new SparkListenerExecutorUnblacklisted(part0, part1);
    return new Report()
        .of("executorId", () -> Heard.text(event.executorId()))
        .of("time", () -> Heard.text(event.time()))
        .of("arity", () -> event.productArity())
        .of("prefix", () -> event.productPrefix())
        .of("elements", () -> Heard.elements(event.productArity(), event::productElement))
        .of("beyond", () -> event.productElement(event.productArity()))
        .of("made", () -> event.equals(SparkListenerExecutorUnblacklisted.apply(part0, part1)))
        .of("copied", () -> event.equals(event.copy(part0, part1)))
        .of("other", () -> event.equals("x"))
        .of("hash", () -> event.hashCode() == event.copy(part0, part1).hashCode())
        .of("can equal", () -> event.canEqual(event) + " " + event.canEqual("x"));
  }

  public static Object executorUnexcluded(JavaSparkContext sc) throws Exception {
    long part0 = 1000000012L;
    String part1 = "text1";
    SparkListenerExecutorUnexcluded event = new SparkListenerExecutorUnexcluded(part0, part1);
    return new Report()
        .of("executorId", () -> Heard.text(event.executorId()))
        .of("time", () -> Heard.text(event.time()))
        .of("arity", () -> event.productArity())
        .of("prefix", () -> event.productPrefix())
        .of("elements", () -> Heard.elements(event.productArity(), event::productElement))
        .of("beyond", () -> event.productElement(event.productArity()))
        .of("made", () -> event.equals(SparkListenerExecutorUnexcluded.apply(part0, part1)))
        .of("copied", () -> event.equals(event.copy(part0, part1)))
        .of("other", () -> event.equals("x"))
        .of("hash", () -> event.hashCode() == event.copy(part0, part1).hashCode())
        .of("can equal", () -> event.canEqual(event) + " " + event.canEqual("x"));
  }

  public static Object jobEnd(JavaSparkContext sc) throws Exception {
    int part0 = 3;
    long part1 = 2000000019L;
    JobResult part2 = Heard.jobResult(sc);
    SparkListenerJobEnd event = new SparkListenerJobEnd(part0, part1, part2);
    return new Report()
        .of("jobResult", () -> Heard.text(event.jobResult()))
        .of("time", () -> Heard.text(event.time()))
        .of("arity", () -> event.productArity())
        .of("prefix", () -> event.productPrefix())
        .of("elements", () -> Heard.elements(event.productArity(), event::productElement))
        .of("beyond", () -> event.productElement(event.productArity()))
        .of("made", () -> event.equals(SparkListenerJobEnd.apply(part0, part1, part2)))
        .of("copied", () -> event.equals(event.copy(part0, part1, part2)))
        .of("other", () -> event.equals("x"))
        .of("hash", () -> event.hashCode() == event.copy(part0, part1, part2).hashCode())
        .of("can equal", () -> event.canEqual(event) + " " + event.canEqual("x"));
  }
}
