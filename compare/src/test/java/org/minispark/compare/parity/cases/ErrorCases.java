package org.minispark.compare.parity.cases;

import java.util.Arrays;
import org.minispark.QueryContext;
import org.minispark.SparkException;
import org.minispark.SparkThrowable;
import org.minispark.TaskContext;
import org.minispark.TaskKilledException;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.compare.parity.probe.Report;

/** Errors of the engine's and of programs. */
public final class ErrorCases {
  private ErrorCases() {}

  public static Object exceptions() {
    SparkException plain = new SparkException("plain");
    SparkThrowable throwable = plain;
    return new Report()
        .of("plain", () -> plain)
        .of("with cause", () -> new SparkException("outer", new IllegalStateException("inner")))
        .of("class", () -> plain.getErrorClass())
        .of("state", () -> plain.getSqlState())
        .of("parameters", () -> plain.getMessageParameters())
        .of("context", () -> plain.getQueryContext())
        .of("internal", () -> plain.isInternalError())
        .of(
            "as throwable",
            () ->
                Arrays.asList(
                    throwable.getErrorClass(),
                    throwable.getSqlState(),
                    throwable.getMessageParameters(),
                    throwable.getQueryContext(),
                    throwable.isInternalError()));
  }

  public static Object internalErrors() {
    return new Report()
        .of("message", () -> SparkException.internalError("broken"))
        .of("cause", () -> SparkException.internalError("broken", new IllegalStateException("why")))
        .of("category", () -> SparkException.internalError("broken", "SHUFFLE"))
        .of(
            "context",
            () ->
                SparkException.internalError("broken", new QueryContext[] {new Place()}, "summary"))
        .of("class", () -> SparkException.internalError("broken").getErrorClass())
        .of(
            "class of a category",
            () -> SparkException.internalError("broken", "SHUFFLE").getErrorClass())
        .of("state", () -> SparkException.internalError("broken").getSqlState())
        .of("parameters", () -> SparkException.internalError("broken").getMessageParameters())
        .of("internal", () -> SparkException.internalError("broken").isInternalError())
        .of(
            "place",
            () ->
                place(
                    SparkException.internalError("broken", new QueryContext[] {new Place()}, "s")));
  }

  public static Object killed(JavaSparkContext sc) {
    return new Report()
        .of("reason", () -> new TaskKilledException("because").reason())
        .of("no reason", () -> new TaskKilledException().reason())
        .of("text", () -> new TaskKilledException("because").getMessage());
  }

  public static Object ofUsersCode(JavaSparkContext sc) {
    return new Report()
        .of(
            "checked",
            () -> Data.range(sc, 1, 1).map(value -> fail(new java.io.IOException("io"))).collect())
        .of(
            "with a cause",
            () ->
                Data.range(sc, 1, 1)
                    .map(value -> fail(new IllegalStateException("outer", new Exception("inner"))))
                    .collect())
        .of(
            "without a message",
            () -> Data.range(sc, 1, 1).map(value -> fail(new Exception())).collect())
        .of("own", () -> Data.range(sc, 1, 1).map(value -> fail(new Own("mine"))).collect())
        .of(
            "in a map task",
            () -> Data.range(sc, 2, 1).map(value -> fail(new Exception("map"))).distinct().count())
        .of(
            "in the second partition",
            () ->
                Data.range(sc, 4, 4)
                    .map(
                        value ->
                            TaskContext.getPartitionId() == 1
                                ? fail(new Exception("second"))
                                : value)
                    .count())
        .of(
            "of the engine",
            () -> Data.range(sc, 1, 1).map(value -> fail(new SparkException("own"))).collect())
        .of("assertion", () -> Data.range(sc, 1, 1).map(value -> failBadly()).collect());
  }

  public static Object closures(JavaSparkContext sc) {
    Object captured = new Object();
    return new Report()
        .of("map", () -> Data.range(sc, 1, 1).map(value -> captured.hashCode()))
        .of("filter", () -> Data.range(sc, 1, 1).filter(value -> captured.hashCode() > 0))
        .of("reduce", () -> Data.range(sc, 2, 1).reduce((a, b) -> captured.hashCode()))
        .does("foreach", () -> Data.range(sc, 1, 1).foreach(value -> Data.self(captured)))
        .of(
            "unserializable result",
            () -> Data.range(sc, 1, 1).map(value -> new Object()).collect())
        .of(
            "unserializable shuffled",
            () -> Data.range(sc, 1, 1).keyBy(value -> new Object()).groupByKey().count())
        .of("the context", () -> Data.range(sc, 1, 1).map(value -> sc.appName()));
  }

  private static Object fail(Exception exception) throws Exception {
    throw exception;
  }

  private static Object failBadly() {
    throw new AssertionError("bad");
  }

  private static Object place(SparkThrowable throwable) {
    QueryContext place = throwable.getQueryContext()[0];
    return Arrays.asList(
        place.fragment(),
        place.objectName(),
        place.objectType(),
        place.startIndex(),
        place.stopIndex());
  }

  private static final class Place implements QueryContext {
    @Override
    public String objectType() {
      return "type";
    }

    @Override
    public String objectName() {
      return "name";
    }

    @Override
    public int startIndex() {
      return 1;
    }

    @Override
    public int stopIndex() {
      return 2;
    }

    @Override
    public String fragment() {
      return "fragment";
    }
  }

  private static final class Own extends Exception {
    private static final long serialVersionUID = 1;

    Own(String message) {
      super(message);
    }
  }
}
