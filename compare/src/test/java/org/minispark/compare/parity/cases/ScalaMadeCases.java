package org.minispark.compare.parity.cases;

import java.util.List;
import java.util.Map;
import org.minispark.ExecutorLostFailure;
import org.minispark.Tuple2;
import org.minispark.Tuple4;
import org.minispark.api.java.Optional;
import org.minispark.compare.parity.probe.Report;
import org.minispark.compare.parity.probe.ScalaBridge;
import org.minispark.executor.ExecutorMetrics;
import org.minispark.scheduler.AccumulableInfo;
import org.minispark.scheduler.MiscellaneousProcessDetails;
import org.minispark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.minispark.scheduler.SparkListenerMiscellaneousProcessAdded;

/** Reasons and events that Spark makes of Scala's types, and one process never sees. */
public final class ScalaMadeCases {
  private ScalaMadeCases() {}

  public static Object executorLostFailure() throws Exception {
    Report report = new Report();
    for (boolean exitCausedByApp : new boolean[] {true, false}) {
      for (Optional<String> why : List.of(Optional.of("it fell"), Optional.<String>empty())) {
        ExecutorLostFailure lost = lost("7", exitCausedByApp, why);
        report
            .of("text", () -> lost.toErrorString())
            .of("counts", () -> lost.countTowardsTaskFailures())
            .of("string", () -> lost.toString().startsWith("ExecutorLostFailure"))
            .of("executor", () -> lost.execId())
            .of("guilty", () -> lost.exitCausedByApp());
      }
    }
    ExecutorLostFailure lost = lost("7", true, Optional.of("it fell"));
    return report
        .of("arity", () -> lost.productArity())
        .of("prefix", () -> lost.productPrefix())
        .of("elements", () -> Heard.elements(2, lost::productElement))
        .of("beyond", () -> lost.productElement(3))
        .of("equal", () -> lost.equals(lost("7", true, Optional.of("it fell"))))
        .of("hash", () -> lost.hashCode() == lost("7", true, Optional.of("it fell")).hashCode())
        .of("other", () -> lost.equals(lost("8", true, Optional.of("it fell"))))
        .of("can equal", () -> lost.canEqual(lost) + " " + lost.canEqual("x"));
  }

  public static Object accumulableInfo() throws Exception {
    AccumulableInfo info = accumulable(5);
    return new Report()
        .of("id", () -> info.id())
        .of("arity", () -> info.productArity())
        .of("prefix", () -> info.productPrefix())
        .of("id again", () -> info.productElement(0))
        .of("flags", () -> info.productElement(4) + " " + info.productElement(5))
        .of("beyond", () -> info.productElement(7))
        .of("equal", () -> info.equals(accumulable(5)))
        .of("other", () -> info.equals(accumulable(6)))
        .of("hash", () -> info.hashCode() == accumulable(5).hashCode())
        .of("text", () -> info.toString().startsWith("AccumulableInfo"))
        .of("can equal", () -> info.canEqual(info) + " " + info.canEqual("x"));
  }

  public static Object miscellaneousProcess() throws Exception {
    MiscellaneousProcessDetails details =
        ScalaBridge.make(MiscellaneousProcessDetails.class, "host:1", 2, Map.of("log", "url"));
    SparkListenerMiscellaneousProcessAdded event =
        new SparkListenerMiscellaneousProcessAdded(3, "p", details);
    return new Report()
        .of("host and port", () -> details.hostPort())
        .of("cores", () -> details.cores())
        .of("time", () -> event.time())
        .of("process", () -> event.processId())
        .of("info", () -> event.info().equals(details))
        .of("arity", () -> event.productArity())
        .of("prefix", () -> event.productPrefix())
        .of("elements", () -> Heard.elements(event.productArity(), event::productElement))
        .of("beyond", () -> event.productElement(3))
        .of(
            "made",
            () -> event.equals(SparkListenerMiscellaneousProcessAdded.apply(3, "p", details)))
        .of("copied", () -> event.equals(event.copy(3, "p", details)))
        .of("other", () -> event.equals(event.copy(3, "q", details)))
        .of("hash", () -> event.hashCode() == event.copy(3, "p", details).hashCode())
        .of("text", () -> event.toString().startsWith("SparkListenerMiscellaneousProcessAdded"))
        .of("can equal", () -> event.canEqual(event) + " " + event.canEqual("x"));
  }

  public static Object executorMetricsUpdate() throws Exception {
    SparkListenerExecutorMetricsUpdate event = update("7");
    return new Report()
        .of("executor", () -> event.execId())
        .of("arity", () -> event.productArity())
        .of("prefix", () -> event.productPrefix())
        .of("element", () -> event.productElement(0))
        .of("beyond", () -> event.productElement(3))
        .of("equal", () -> event.equals(Data.self(event)))
        .of("other", () -> event.equals(update("8")))
        .of("hash", () -> event.hashCode() == Data.self(event).hashCode())
        .of("text", () -> event.toString().startsWith("SparkListenerExecutorMetricsUpdate"))
        .of("can equal", () -> event.canEqual(event) + " " + event.canEqual("x"));
  }

  private static ExecutorLostFailure lost(String executor, boolean byApp, Optional<String> why)
      throws Exception {
    return ScalaBridge.make(ExecutorLostFailure.class, executor, byApp, why);
  }

  private static AccumulableInfo accumulable(long id) throws Exception {
    return ScalaBridge.make(
        AccumulableInfo.class,
        id,
        Optional.of("rows"),
        Optional.of(1L),
        Optional.of(3L),
        true,
        false,
        Optional.empty());
  }

  private static SparkListenerExecutorMetricsUpdate update(String executor) throws Exception {
    Tuple4<Long, Integer, Integer, List<AccumulableInfo>> none = new Tuple4<>(1L, 2, 3, List.of());
    Map<Tuple2<Integer, Integer>, ExecutorMetrics> peaks = Map.of();
    return ScalaBridge.make(
        SparkListenerExecutorMetricsUpdate.class, executor, List.of(none), peaks);
  }
}
