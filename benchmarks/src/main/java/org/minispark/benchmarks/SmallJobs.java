package org.minispark.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** What a job costs that has next to nothing to compute, on a warm context. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 3, time = 3)
@Fork(1)
public class SmallJobs {
  private static final List<Integer> NUMBERS =
      IntStream.range(0, 10).boxed().collect(Collectors.toList());

  /** A job of one stage with two tasks. */
  @Benchmark
  public long twoTasksMiniSpark(MiniSparkEngine engine) {
    return engine.sc.parallelize(NUMBERS, 2).map(x -> x + 1).count();
  }

  @Benchmark
  public long twoTasksSpark(SparkEngine engine) {
    return engine.sc.parallelize(NUMBERS, 2).map(x -> x + 1).count();
  }

  /** Two map tasks, two reduce tasks. */
  @Benchmark
  public long shuffleMiniSpark(MiniSparkEngine engine) {
    return engine
        .sc
        .parallelize(NUMBERS, 2)
        .mapToPair(x -> new org.minispark.Tuple2<>(x % 3, 1))
        .reduceByKey(Integer::sum, 2)
        .count();
  }

  @Benchmark
  public long shuffleSpark(SparkEngine engine) {
    return engine
        .sc
        .parallelize(NUMBERS, 2)
        .mapToPair(x -> new scala.Tuple2<>(x % 3, 1))
        .reduceByKey(Integer::sum, 2)
        .count();
  }
}
