package org.minispark.benchmarks;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** From the start of a process (plain {@code java -cp}) to its end after a first result. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 7)
@Fork(1)
@State(Scope.Benchmark)
public class StartUp {
  @Param("threads")
  String executors;

  @Benchmark
  public int miniSpark() throws Exception {
    return run(OnMiniSpark.class, List.of());
  }

  @Benchmark
  public int spark() throws Exception {
    return run(OnSpark.class, SparkFlags.OPENS);
  }

  private int run(Class<?> program, List<String> flags) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
    command.addAll(flags);
    String classPath = System.getProperty("java.class.path");
    command.addAll(List.of("-cp", classPath, program.getName(), Masters.of(executors)));
    int status =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
    if (status != 0) {
      throw new IOException("exit status " + status + " of " + command);
    }
    return status;
  }

  /** The program on MiniSpark. */
  public static final class OnMiniSpark {
    private OnMiniSpark() {}

    public static void main(String[] args) {
      var conf = new org.minispark.SparkConf().setMaster(args[0]).setAppName("first result");
      try (var sc = new org.minispark.api.java.JavaSparkContext(conf)) {
        System.out.println(sc.parallelize(List.of(1, 2, 3), 2).map(x -> x + 1).collect());
      }
    }
  }

  /** The same on Spark. */
  public static final class OnSpark {
    private OnSpark() {}

    public static void main(String[] args) {
      var conf =
          new org.apache.spark.SparkConf()
              .setMaster(args[0])
              .setAppName("first result")
              .set("spark.ui.enabled", "false")
              .set("spark.executor.extraClassPath", System.getProperty("java.class.path"));
      try (var sc = new org.apache.spark.api.java.JavaSparkContext(conf)) {
        System.out.println(sc.parallelize(List.of(1, 2, 3), 2).map(x -> x + 1).collect());
      }
    }
  }
}
