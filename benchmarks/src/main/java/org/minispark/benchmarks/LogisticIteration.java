package org.minispark.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One step of gradient descent over cached points of 20 features, two partitions: the gradient of
 * the logistic loss by map and reduce.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 3, time = 5)
@Fork(value = 1, jvmArgsAppend = "-Xmx4g")
public class LogisticIteration {
  private static final int FEATURES = 20;
  private static final List<Integer> HALVES = List.of(0, 1);

  /** One half of the points, each as the label, then the features; made where they are cached. */
  static List<double[]> half(int which, int count) {
    Random random = new Random(which);
    List<double[]> points = new ArrayList<>(count / 2);
    for (int i = 0; i < count / 2; i++) {
      double[] point = new double[1 + FEATURES];
      point[0] = random.nextInt(2);
      for (int j = 1; j <= FEATURES; j++) {
        point[j] = random.nextGaussian() + point[0];
      }
      points.add(point);
    }
    return points;
  }

  private static double[] gradient(double[] weights, double[] point) {
    double margin = 0;
    for (int j = 0; j < FEATURES; j++) {
      margin += weights[j] * point[j + 1];
    }
    double error = 1 / (1 + Math.exp(-margin)) - point[0];
    double[] gradient = new double[FEATURES];
    for (int j = 0; j < FEATURES; j++) {
      gradient[j] = error * point[j + 1];
    }
    return gradient;
  }

  private static double[] add(double[] a, double[] b) {
    double[] sum = new double[FEATURES];
    for (int j = 0; j < FEATURES; j++) {
      sum[j] = a[j] + b[j];
    }
    return sum;
  }

  private static double[] weights() {
    double[] weights = new double[FEATURES];
    for (int j = 0; j < FEATURES; j++) {
      weights[j] = 0.01 * j;
    }
    return weights;
  }

  /** Points cached by MiniSpark. */
  @State(Scope.Benchmark)
  public static class MiniSparkPoints {
    @Param({"2000", "1000000"})
    int count;

    org.minispark.api.java.JavaRDD<double[]> points;

    @Setup(Level.Trial)
    public void cache(MiniSparkEngine engine) {
      int all = count;
      points =
          engine.sc.parallelize(HALVES, 2).flatMap(which -> half(which, all).iterator()).cache();
      points.count();
    }
  }

  /** Points cached by Spark. */
  @State(Scope.Benchmark)
  public static class SparkPoints {
    @Param({"2000", "1000000"})
    int count;

    org.apache.spark.api.java.JavaRDD<double[]> points;

    @Setup(Level.Trial)
    public void cache(SparkEngine engine) {
      int all = count;
      points =
          engine.sc.parallelize(HALVES, 2).flatMap(which -> half(which, all).iterator()).cache();
      points.count();
    }
  }

  /** Points in two lists, with a thread for each. */
  @State(Scope.Benchmark)
  public static class PlainPoints {
    @Param({"2000", "1000000"})
    int count;

    List<List<double[]>> halves;
    ExecutorService threads;

    @Setup(Level.Trial)
    public void make() {
      halves = List.of(half(0, count), half(1, count));
      threads = Executors.newFixedThreadPool(2);
    }

    @TearDown(Level.Trial)
    public void end() {
      threads.shutdown();
    }
  }

  @Benchmark
  public double[] miniSpark(MiniSparkPoints state) {
    double[] weights = weights();
    return state.points.map(point -> gradient(weights, point)).reduce(LogisticIteration::add);
  }

  @Benchmark
  public double[] spark(SparkPoints state) {
    double[] weights = weights();
    return state.points.map(point -> gradient(weights, point)).reduce(LogisticIteration::add);
  }

  @Benchmark
  public double[] handWritten(PlainPoints state) throws Exception {
    double[] weights = weights();
    List<Callable<double[]>> tasks = new ArrayList<>();
    state.halves.forEach(half -> tasks.add(() -> sum(weights, half)));
    var sums = state.threads.invokeAll(tasks);
    return add(sums.get(0).get(), sums.get(1).get());
  }

  private static double[] sum(double[] weights, List<double[]> points) {
    double[] sum = new double[FEATURES];
    for (double[] point : points) {
      double margin = 0;
      for (int j = 0; j < FEATURES; j++) {
        margin += weights[j] * point[j + 1];
      }
      double error = 1 / (1 + Math.exp(-margin)) - point[0];
      for (int j = 0; j < FEATURES; j++) {
        sum[j] += error * point[j + 1];
      }
    }
    return sum;
  }
}
