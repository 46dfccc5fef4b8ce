package org.minispark.compare.parity.cases;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.minispark.SparkContext;
import org.minispark.api.java.JavaRDD;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.broadcast.Broadcast;
import org.minispark.compare.parity.probe.Report;
import org.minispark.util.AccumulatorV2;
import org.minispark.util.CollectionAccumulator;
import org.minispark.util.DoubleAccumulator;
import org.minispark.util.LongAccumulator;

/** What tasks and the program share: accumulators and broadcasts. */
public final class AccumulatorCases {
  private AccumulatorCases() {}

  @SuppressWarnings({"rawtypes", "unchecked"}) // what a program must not do, and may try
  public static Object longs(JavaSparkContext sc) {
    LongAccumulator sum = sc.sc().longAccumulator();
    LongAccumulator other = new LongAccumulator();
    return new Report()
        .of("zero", () -> parts(sum))
        .does("job", () -> Data.range(sc, 10, 3).foreach(value -> sum.add(value)))
        .of("sum", () -> parts(sum))
        .does("primitive", () -> sum.add(5L))
        .does("boxed", () -> sum.add(Long.valueOf(6)))
        .does("null", () -> sum.add(null))
        .of("more", () -> parts(sum))
        .does("other", () -> other.add(7))
        .does("merge", () -> sum.merge(other))
        .of("merged", () -> parts(sum))
        .does("merge another kind", () -> ((AccumulatorV2) sum).merge(new DoubleAccumulator()))
        .of("copy", () -> parts(sum.copy()))
        .of("copy of its class", () -> ((AccumulatorV2<Long, Long>) sum).copy().value())
        .of("copy and reset", () -> ((AccumulatorV2<Long, Long>) sum).copyAndReset().value())
        .of("registered", () -> Arrays.asList(sum.isRegistered(), other.isRegistered()))
        .does("reset", () -> sum.reset())
        .of("then", () -> parts(sum))
        .of("text", () -> text(sc.sc().longAccumulator("named")))
        .of("text without a name", () -> text(sum));
  }

  public static Object doubles(JavaSparkContext sc) {
    DoubleAccumulator sum = sc.sc().doubleAccumulator("doubles");
    DoubleAccumulator other = new DoubleAccumulator();
    return new Report()
        .of("zero", () -> parts(sum))
        .does("job", () -> Data.range(sc, 10, 3).foreach(value -> sum.add(value / 3.0)))
        .of("sum", () -> parts(sum))
        .does("boxed", () -> sum.add(Double.valueOf(6)))
        .does("not a number", () -> other.add(Double.NaN))
        .does("merge", () -> sum.merge(other))
        .of("merged", () -> parts(sum))
        .of("copy", () -> parts(sum.copy()))
        .does("reset", () -> sum.reset())
        .of("then", () -> parts(sum))
        .of("without a name", () -> text(sc.sc().doubleAccumulator()));
  }

  public static Object collections(JavaSparkContext sc) {
    CollectionAccumulator<String> all = sc.sc().collectionAccumulator("all");
    CollectionAccumulator<String> other = new CollectionAccumulator<>();
    return new Report()
        .of("zero", () -> all.isZero() + " " + all.value())
        .does("job", () -> Data.words(sc, 3).foreach(word -> all.add(word)))
        .of("value", () -> all.value())
        .does("null", () -> other.add(null))
        .does("merge", () -> all.merge(other))
        .of("merged", () -> all.value())
        .of("copy", () -> all.copy().value())
        .of("copy and reset", () -> all.copyAndReset().value())
        .does("read only", () -> all.value().add("x"))
        .does("reset", () -> all.reset())
        .of("then", () -> all.value())
        .of("without a name", () -> text(sc.sc().<Integer>collectionAccumulator()));
  }

  public static Object own(JavaSparkContext sc) {
    AccumulatorV2<String, List<String>> joined = new Joined();
    SparkContext context = sc.sc();
    return new Report()
        .of("before", () -> joined.isRegistered())
        .of("id before", () -> joined.id())
        .of("name before", () -> joined.toString())
        .does(
            "in a task, not registered", () -> Data.words(sc, 2).foreach(word -> joined.add(word)))
        .does("register", () -> context.register(joined, "joined"))
        .does("again", () -> context.register(joined, "joined"))
        .does("job", () -> Data.words(sc, 3).foreach(word -> joined.add(word)))
        .of("value", () -> joined.value())
        .of("zero", () -> joined.isZero())
        .of("copied", () -> joined.copy().value())
        .of("text", () -> joined.toString().replaceAll("id: \\d+", "id"))
        .does("reset", () -> joined.reset())
        .of("then", () -> joined.value())
        .does("without a name", () -> context.register(new Joined()))
        .of("ids grow", () -> grow(sc.sc().longAccumulator(), sc.sc().longAccumulator()));
  }

  public static Object jobsThatFailOrRepeat(JavaSparkContext sc) {
    LongAccumulator seen = sc.sc().longAccumulator();
    JavaRDD<Integer> numbers =
        Data.range(sc, 12, 3)
            .map(
                value -> {
                  seen.add(1);
                  return value;
                });
    return new Report()
        .of("lazy", () -> seen.value())
        .of("first", () -> numbers.first() + " " + seen.value())
        .of("count", () -> numbers.count() + " " + seen.value())
        .of("again", () -> numbers.count() + " " + seen.value())
        .of("shuffled", () -> numbers.distinct(2).count() + " " + seen.value())
        .of("fails", () -> numbers.coalesce(1).map(value -> 6 / (6 - value)).count())
        .of("failed tasks count for nothing", () -> seen.value());
  }

  public static Object broadcasts(JavaSparkContext sc) {
    Broadcast<List<Integer>> list = sc.broadcast(new ArrayList<>(List.of(1, 2, 3)));
    Broadcast<String> nothing = sc.broadcast(null);
    return new Report()
        .of("value", () -> list.value())
        .of("in a task", () -> Data.range(sc, 3, 2).map(index -> list.value().get(index)))
        .of("null", () -> nothing.value())
        .of("text", () -> list.toString().equals("Broadcast(" + list.id() + ")"))
        .of("ids", () -> nothing.id() - list.id())
        .does("unpersist", () -> list.unpersist())
        .of("after it", () -> Data.range(sc, 3, 2).map(index -> list.value().get(index)))
        .does("unpersist and wait", () -> list.unpersist(true))
        .of("still there", () -> list.value())
        .does("destroy", () -> list.destroy())
        .of("destroyed", () -> thrown(() -> list.value()))
        .of("unpersist destroyed", () -> thrown(() -> list.unpersist()))
        .of("destroy destroyed", () -> thrown(() -> list.destroy()))
        .of("RDD", () -> sc.broadcast(Data.range(sc, 1, 1)).value().count());
  }

  /** Without the line that destroyed it. */
  private static Object thrown(Report.Action action) throws Exception {
    try {
      action.run();
      return "nothing";
    } catch (RuntimeException | org.minispark.SparkException e) {
      return e.getClass().getName()
          + e.getMessage().replaceAll("Broadcast\\(\\d+\\)", "Broadcast").replaceAll(" at .*", "");
    }
  }

  private static Object parts(LongAccumulator sum) {
    return Arrays.asList(sum.value(), sum.sum(), sum.count(), sum.avg(), sum.isZero());
  }

  private static Object parts(DoubleAccumulator sum) {
    return Arrays.asList(sum.value(), sum.sum(), sum.count(), sum.avg(), sum.isZero());
  }

  private static boolean grow(LongAccumulator first, LongAccumulator second) {
    return first.id() < second.id();
  }

  private static Object text(AccumulatorV2<?, ?> accumulator) {
    return accumulator.toString().replaceAll("id: \\d+", "id");
  }

  private static final class Joined extends AccumulatorV2<String, List<String>> {
    private static final long serialVersionUID = 1;
    private final List<String> parts = new ArrayList<>();

    @Override
    public boolean isZero() {
      return parts.isEmpty();
    }

    @Override
    public AccumulatorV2<String, List<String>> copy() {
      Joined copy = new Joined();
      copy.parts.addAll(parts);
      return copy;
    }

    @Override
    public void reset() {
      parts.clear();
    }

    @Override
    public void add(String part) {
      parts.add(part);
    }

    @Override
    public void merge(AccumulatorV2<String, List<String>> other) {
      parts.add("|");
      parts.addAll(other.value());
    }

    @Override
    public List<String> value() {
      return parts;
    }
  }
}
