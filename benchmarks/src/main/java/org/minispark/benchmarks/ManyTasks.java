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

/**
 * One job of 10,000 tasks that do next to nothing: what scheduling costs. On processes, where three
 * JVMs compile at once, it takes tens of jobs until times do not fall any more; both engines get
 * the same time for it.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 10)
@Measurement(iterations = 5, time = 10)
@Fork(1)
public class ManyTasks {
  private static final int TASKS = 10_000;
  private static final List<Integer> NUMBERS =
      IntStream.range(0, TASKS).boxed().collect(Collectors.toList());

  @Benchmark
  public long miniSpark(MiniSparkEngine engine) {
    return engine.sc.parallelize(NUMBERS, TASKS).map(x -> x + 1).count();
  }

  @Benchmark
  public long spark(SparkEngine engine) {
    return engine.sc.parallelize(NUMBERS, TASKS).map(x -> x + 1).count();
  }
}
