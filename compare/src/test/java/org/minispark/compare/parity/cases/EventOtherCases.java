package org.minispark.compare.parity.cases;

import org.minispark.SparkConf;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.compare.parity.probe.Report;
import org.minispark.scheduler.SparkListenerTaskGettingResult;
import org.minispark.scheduler.SparkListenerTaskStart;
import org.minispark.scheduler.SparkListenerUnpersistRDD;
import org.minispark.scheduler.SparkListenerUnschedulableTaskSetAdded;
import org.minispark.scheduler.SparkListenerUnschedulableTaskSetRemoved;
import org.minispark.scheduler.TaskInfo;

/** Events as values: their parts, equality and copies. */
public final class EventOtherCases {
  private EventOtherCases() {}

  public static void configure(SparkConf conf) {
    Heard.listen(conf);
  }

  public static Object taskGettingResult(JavaSparkContext sc) throws Exception {
    TaskInfo part0 = Heard.taskEnd(sc).taskInfo();
    SparkListenerTaskGettingResult event = new SparkListenerTaskGettingResult(part0);
    return new Report()
        .of("taskInfo", () -> Heard.text(event.taskInfo()))
        .of("arity", () -> event.productArity())
        .of("prefix", () -> event.productPrefix())
        .of("elements", () -> Heard.elements(event.productArity(), event::productElement))
        .of("beyond", () -> event.productElement(event.productArity()))
        .of("made", () -> event.equals(SparkListenerTaskGettingResult.apply(part0)))
        .of("copied", () -> event.equals(event.copy(part0)))
        .of("other", () -> event.equals("x"))
        .of("hash", () -> event.hashCode() == event.copy(part0).hashCode())
        .of("can equal", () -> event.canEqual(event) + " " + event.canEqual("x"));
  }

  public static Object taskStart(JavaSparkContext sc) throws Exception {
    int part0 = 3;
    int part1 = 4;
    TaskInfo part2 = Heard.taskEnd(sc).taskInfo();
    SparkListenerTaskStart event = new SparkListenerTaskStart(part0, part1, part2);
    return new Report()
        .of("stageAttemptId", () -> Heard.text(event.stageAttemptId()))
        .of("stageId", () -> Heard.text(event.stageId()))
        .of("taskInfo", () -> Heard.text(event.taskInfo()))
        .of("arity", () -> event.productArity())
        .of("prefix", () -> event.productPrefix())
        .of("elements", () -> Heard.elements(event.productArity(), event::productElement))
        .of("beyond", () -> event.productElement(event.productArity()))
        .of("made", () -> event.equals(SparkListenerTaskStart.apply(part0, part1, part2)))
        .of("copied", () -> event.equals(event.copy(part0, part1, part2)))
        .of("other", () -> event.equals("x"))
        .of("hash", () -> event.hashCode() == event.copy(part0, part1, part2).hashCode())
        .of("can equal", () -> event.canEqual(event) + " " + event.canEqual("x"));
  }

  public static Object unpersistRDD(JavaSparkContext sc) throws Exception {
    int part0 = 3;
    SparkListenerUnpersistRDD event = new SparkListenerUnpersistRDD(part0);
    return new Report()
        .of("rddId", () -> Heard.text(event.rddId()))
        .of("arity", () -> event.productArity())
        .of("prefix", () -> event.productPrefix())
        .of("elements", () -> Heard.elements(event.productArity(), event::productElement))
        .of("beyond", () -> event.productElement(event.productArity()))
        .of("made", () -> event.equals(SparkListenerUnpersistRDD.apply(part0)))
        .of("copied", () -> event.equals(event.copy(part0)))
        .of("other", () -> event.equals("x"))
        .of("hash", () -> event.hashCode() == event.copy(part0).hashCode())
        .of("can equal", () -> event.canEqual(event) + " " + event.canEqual("x"));
  }

  public static Object unschedulableTaskSetAdded(JavaSparkContext sc) throws Exception {
    int part0 = 3;
    int part1 = 4;
    SparkListenerUnschedulableTaskSetAdded event =
        new SparkListenerUnschedulableTaskSetAdded(part0, part1);
    return new Report()
        .of("stageAttemptId", () -> Heard.text(event.stageAttemptId()))
        .of("stageId", () -> Heard.text(event.stageId()))
        .of("arity", () -> event.productArity())
        .of("prefix", () -> event.productPrefix())
        .of("elements", () -> Heard.elements(event.productArity(), event::productElement))
        .of("beyond", () -> event.productElement(event.productArity()))
        .of("made", () -> event.equals(SparkListenerUnschedulableTaskSetAdded.apply(part0, part1)))
        .of("copied", () -> event.equals(event.copy(part0, part1)))
        .of("other", () -> event.equals("x"))
        .of("hash", () -> event.hashCode() == event.copy(part0, part1).hashCode())
        .of("can equal", () -> event.canEqual(event) + " " + event.canEqual("x"));
  }

  public static Object unschedulableTaskSetRemoved(JavaSparkContext sc) throws Exception {
    int part0 = 3;
    int part1 = 4;
    SparkListenerUnschedulableTaskSetRemoved event =
        new SparkListenerUnschedulableTaskSetRemoved(part0, part1);
    return new Report()
        .of("stageAttemptId", () -> Heard.text(event.stageAttemptId()))
        .of("stageId", () -> Heard.text(event.stageId()))
        .of("arity", () -> event.productArity())
        .of("prefix", () -> event.productPrefix())
        .of("elements", () -> Heard.elements(event.productArity(), event::productElement))
        .of("beyond", () -> event.productElement(event.productArity()))
        .of(
            "made",
            () -> event.equals(SparkListenerUnschedulableTaskSetRemoved.apply(part0, part1)))
        .of("copied", () -> event.equals(event.copy(part0, part1)))
        .of("other", () -> event.equals("x"))
        .of("hash", () -> event.hashCode() == event.copy(part0, part1).hashCode())
        .of("can equal", () -> event.canEqual(event) + " " + event.canEqual("x"));
  }
}
