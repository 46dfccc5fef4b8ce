package org.minispark.compare.parity.cases;

import java.util.Arrays;
import java.util.Random;
import org.minispark.HashPartitioner;
import org.minispark.Partitioner;
import org.minispark.RangePartitioner;
import org.minispark.Tuple2;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.api.java.Optional;
import org.minispark.compare.parity.probe.Report;
import org.minispark.partial.BoundedDouble;
import org.minispark.partial.PartialResult;
import org.minispark.resource.ExecutorResourceRequest;
import org.minispark.resource.ResourceInformation;
import org.minispark.resource.TaskResourceRequest;
import org.minispark.util.StatCounter;

/** Small values that programs handle. */
public final class ValueCases {
  private ValueCases() {}

  public static Object optional() {
    Optional<String> full = Optional.of("x");
    Optional<String> empty = Optional.empty();
    return new Report()
        .of("of", () -> full)
        .of("of null", () -> Optional.of(null))
        .of("of nullable", () -> Optional.ofNullable("y"))
        .of("of nullable null", () -> Optional.ofNullable(null))
        .of("from nullable", () -> Optional.fromNullable("y"))
        .of("from nullable null", () -> Optional.fromNullable(null))
        .of("absent", () -> Optional.absent())
        .of("get", () -> full.get())
        .of("get of empty", () -> empty.get())
        .of("present", () -> Arrays.asList(full.isPresent(), empty.isPresent()))
        .of("or", () -> full.or("z") + empty.or("z"))
        .of("or null given", () -> empty.or(null))
        .of("or else", () -> full.orElse("z") + empty.orElse("z"))
        .of("or else null", () -> empty.orElse(null))
        .of("or null", () -> Arrays.asList(full.orNull(), empty.orNull()))
        .of("equals", () -> full.equals(Optional.of("x")))
        .of("equals another", () -> full.equals(Optional.of("y")))
        .of("equals empty", () -> full.equals(empty))
        .of("empties are equal", () -> empty.equals(Optional.absent()))
        .of("equals its value", () -> full.equals((Object) "x"))
        .of("hash", () -> Arrays.asList(full.hashCode(), empty.hashCode()))
        .of("text", () -> Arrays.asList(full.toString(), empty.toString()));
  }

  public static Object hashPartitioner() {
    HashPartitioner five = new HashPartitioner(5);
    Partitioner any = five;
    Random random = new Random(1);
    Report report = new Report();
    for (int round = 0; round < 30; round++) {
      int key = random.nextInt();
      report.of("" + key, () -> five.getPartition(key));
      report.of("" + key * 3L, () -> five.getPartition(key * 3L));
      report.of("text" + key, () -> five.getPartition("text" + key));
      report.of("double " + key / 7.0, () -> five.getPartition(key / 7.0));
    }
    return report
        .of("null", () -> five.getPartition(null))
        .of("smallest", () -> five.getPartition(Integer.MIN_VALUE))
        .of("pair", () -> five.getPartition(new Tuple2<>("a", -1L)))
        .of("boolean", () -> five.getPartition(true))
        .of("number", () -> five.numPartitions() + any.numPartitions())
        .of("as partitioner", () -> any.getPartition("x"))
        .of("equals", () -> five.equals(new HashPartitioner(5)))
        .of("equals another", () -> five.equals(new HashPartitioner(4)))
        .of("equals other", () -> five.equals("five"))
        .of("hash", () -> five.hashCode())
        .of("one", () -> new HashPartitioner(1).getPartition("anything"))
        .of("none", () -> new HashPartitioner(0).getPartition("x"))
        .of("none, null", () -> new HashPartitioner(0).getPartition(null))
        .of("negative", () -> new HashPartitioner(-1));
  }

  @SuppressWarnings("unchecked") // a sort by key makes no other partitioner
  public static Object rangePartitioner(JavaSparkContext sc) {
    Partitioner up = range(sc, true);
    Partitioner down = range(sc, false);
    Report report = new Report();
    for (int key = -900; key <= 900; key += 60) {
      int asked = key;
      report.of("" + key, () -> Arrays.asList(up.getPartition(asked), down.getPartition(asked)));
    }
    RangePartitioner<Integer, Integer> typed = (RangePartitioner<Integer, Integer>) up;
    return report
        .of("number", () -> typed.numPartitions())
        .of("partition", () -> typed.getPartition(0))
        .of("points of a sample", () -> typed.samplePointsPerPartitionHint())
        .of("equals itself", () -> typed.equals(up))
        .of("equals same bounds", () -> typed.equals(range(sc, true)))
        .of("equals the other way", () -> typed.equals(down))
        .of("equals hash", () -> typed.equals(new HashPartitioner(4)))
        .of("hash", () -> typed.hashCode())
        .of("other type", () -> typed.getPartition("x"));
  }

  public static Object statCounter() {
    StatCounter counter = new StatCounter();
    StatCounter few = new StatCounter();
    few.merge(3.5).merge(-1e9);
    return new Report()
        .of("empty", () -> all(counter))
        .of("one", () -> all(counter.merge(0.1)))
        .of("same", () -> counter.merge(0.2) == counter)
        .of("three", () -> all(counter.merge(-7.25)))
        .of("merged", () -> all(counter.merge(few)))
        .of("with itself", () -> all(counter.merge(counter)))
        .of("with nothing", () -> all(counter.merge(new StatCounter())))
        .of("into nothing", () -> all(new StatCounter().merge(counter)))
        .of("copy", () -> all(counter.copy()))
        .of("large and small", () -> all(large(500).merge(large(3))))
        .of("small and large", () -> all(large(3).merge(large(500))))
        .of("alike", () -> all(large(50).merge(large(60))))
        .of("not a number", () -> all(large(5).merge(Double.NaN)))
        .of("infinite", () -> all(large(5).merge(Double.POSITIVE_INFINITY)));
  }

  public static Object bounded() {
    BoundedDouble bound = new BoundedDouble(1.5, 0.9, -2.0, 7.25);
    return new Report()
        .of(
            "parts",
            () -> Arrays.asList(bound.mean(), bound.confidence(), bound.low(), bound.high()))
        .of("text", () -> bound.toString())
        .of("equals", () -> bound.equals(new BoundedDouble(1.5, 0.9, -2.0, 7.25)))
        .of("equals another", () -> bound.equals(new BoundedDouble(1.5, 0.9, -2.0, 7.5)))
        .of("equals other", () -> bound.equals("x"))
        .of("hash", () -> bound.hashCode())
        .of(
            "not a number",
            () ->
                new BoundedDouble(Double.NaN, 0, 0, 0)
                    .equals(new BoundedDouble(Double.NaN, 0, 0, 0)))
        .of("large", () -> new BoundedDouble(1e9, 0.5, Double.NEGATIVE_INFINITY, 1e10).toString());
  }

  public static Object partialResult() {
    PartialResult<String> early = new PartialResult<>("early", false);
    PartialResult<String> done = new PartialResult<>("done", true);
    return new Report()
        .of("early", () -> early.initialValue())
        .of("early is final", () -> early.isInitialValueFinal())
        .of("early text", () -> early.toString())
        .of("done", () -> done.initialValue())
        .of("done is final", () -> done.isInitialValueFinal())
        .of("done text", () -> done.toString())
        .of("final value", () -> done.getFinalValue());
  }

  public static Object resources() {
    ResourceInformation gpus = new ResourceInformation("gpu", new String[] {"0", "1"});
    return new Report()
        .of("name", () -> gpus.name())
        .of("addresses", () -> gpus.addresses())
        .of("text", () -> gpus.toString())
        .of("equal", () -> gpus.equals(new ResourceInformation("gpu", new String[] {"0", "1"})))
        .of("not equal", () -> gpus.equals(new ResourceInformation("gpu", new String[] {"1"})))
        .of("hash", () -> gpus.hashCode() == Data.self(gpus).hashCode())
        .of("of executors", () -> new ExecutorResourceRequest("gpu", 2, "find", "v").toString())
        .of("of tasks", () -> new TaskResourceRequest("gpu", 0.5).toString());
  }

  private static Partitioner range(JavaSparkContext sc, boolean up) {
    return Data.numbers(sc, 600, 4)
        .mapToPair(x -> new Tuple2<>(x, x))
        .sortByKey(up, 5)
        .partitioner()
        .get();
  }

  private static StatCounter large(int count) {
    StatCounter counter = new StatCounter();
    Random random = new Random(count);
    for (int value = 0; value < count; value++) {
      counter.merge(random.nextGaussian() * count);
    }
    return counter;
  }

  private static Object all(StatCounter counter) {
    return Arrays.asList(
        counter.count(),
        counter.mean(),
        counter.sum(),
        counter.max(),
        counter.min(),
        counter.variance(),
        counter.popVariance(),
        counter.sampleVariance(),
        counter.stdev(),
        counter.popStdev(),
        counter.sampleStdev(),
        counter.toString());
  }
}
