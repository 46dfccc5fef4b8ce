package org.minispark.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** Counts the words of 256 MB of text: MiniSpark, Spark, and two threads with a HashMap each. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
@Fork(value = 1, jvmArgsAppend = "-Xmx4g")
public class WordCount {
  @Benchmark
  public long miniSpark(MiniSparkEngine engine, GeneratedText text) {
    return engine
        .sc
        .textFile(text.file.toString())
        .flatMap(line -> Arrays.asList(line.split(" ")).iterator())
        .mapToPair(word -> new org.minispark.Tuple2<>(word, 1))
        .reduceByKey(Integer::sum)
        .count();
  }

  @Benchmark
  public long spark(SparkEngine engine, GeneratedText text) {
    return engine
        .sc
        .textFile(text.file.toString())
        .flatMap(line -> Arrays.asList(line.split(" ")).iterator())
        .mapToPair(word -> new scala.Tuple2<>(word, 1))
        .reduceByKey(Integer::sum)
        .count();
  }

  @Benchmark
  public long handWritten(GeneratedText text) throws Exception {
    long half = Files.size(text.file) / 2;
    Callable<Map<String, Integer>> first = () -> count(text.file, 0, half);
    Callable<Map<String, Integer>> second = () -> count(text.file, half, Long.MAX_VALUE);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      var counts = threads.invokeAll(java.util.List.of(first, second));
      Map<String, Integer> all = counts.get(0).get();
      counts.get(1).get().forEach((word, n) -> all.merge(word, n, Integer::sum));
      return all.size();
    } finally {
      threads.shutdown();
    }
  }

  /** Counts the words of the lines that begin in {@code (from, to]}, or at 0. */
  private static Map<String, Integer> count(Path path, long from, long to) throws IOException {
    Map<String, Integer> counts = new HashMap<>();
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      file.seek(from);
      long position = from;
      var in =
          new BufferedReader(
              new InputStreamReader(
                  Channels.newInputStream(file.getChannel()), StandardCharsets.UTF_8),
              1 << 16);
      if (from > 0) {
        position += in.readLine().length() + 1;
      }
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (position > to) {
          break;
        }
        position += line.length() + 1;
        for (String word : line.split(" ")) {
          counts.merge(word, 1, Integer::sum);
        }
      }
    }
    return counts;
  }
}
