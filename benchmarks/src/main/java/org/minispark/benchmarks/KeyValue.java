package org.minispark.benchmarks;

import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** Shuffles of generated (long, long) pairs: aggregation, sort, join. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 3)
@Fork(value = 1, jvmArgsAppend = "-Xmx6g")
public class KeyValue {
  private static final int PARTITIONS = 8;

  /** Spreads {@code i} over all longs (the finalizer of SplitMix64). */
  private static long scramble(long i) {
    long z = i * 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  private static org.minispark.api.java.JavaPairRDD<Long, Long> pairs(
      MiniSparkEngine engine, long records, long keys) {
    long each = records / PARTITIONS;
    return engine
        .sc
        .parallelize(
            IntStream.range(0, PARTITIONS).boxed().collect(Collectors.toList()), PARTITIONS)
        .flatMapToPair(
            p ->
                LongStream.range(p * each, (p + 1) * each)
                    .mapToObj(i -> new org.minispark.Tuple2<>(Math.floorMod(scramble(i), keys), i))
                    .iterator());
  }

  private static org.apache.spark.api.java.JavaPairRDD<Long, Long> pairs(
      SparkEngine engine, long records, long keys) {
    long each = records / PARTITIONS;
    return engine
        .sc
        .parallelize(
            IntStream.range(0, PARTITIONS).boxed().collect(Collectors.toList()), PARTITIONS)
        .flatMapToPair(
            p ->
                LongStream.range(p * each, (p + 1) * each)
                    .mapToObj(i -> new scala.Tuple2<>(Math.floorMod(scramble(i), keys), i))
                    .iterator());
  }

  @Benchmark
  public long reduceByKeyMiniSpark(MiniSparkEngine engine) {
    return pairs(engine, 8_000_000, 1_000_000).reduceByKey(Long::sum).count();
  }

  @Benchmark
  public long reduceByKeySpark(SparkEngine engine) {
    return pairs(engine, 8_000_000, 1_000_000).reduceByKey(Long::sum).count();
  }

  @Benchmark
  public long sortByKeyMiniSpark(MiniSparkEngine engine) {
    return pairs(engine, 4_000_000, Long.MAX_VALUE).sortByKey().count();
  }

  @Benchmark
  public long sortByKeySpark(SparkEngine engine) {
    return pairs(engine, 4_000_000, Long.MAX_VALUE).sortByKey().count();
  }

  @Benchmark
  public long joinMiniSpark(MiniSparkEngine engine) {
    return pairs(engine, 1_000_000, 1_000_000).join(pairs(engine, 1_000_000, 1_000_000)).count();
  }

  @Benchmark
  public long joinSpark(SparkEngine engine) {
    return pairs(engine, 1_000_000, 1_000_000).join(pairs(engine, 1_000_000, 1_000_000)).count();
  }
}
