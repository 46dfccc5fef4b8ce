package org.minispark.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
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
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * mllib's gradient descent on logistic regression over cached points of 20 features, two
 * partitions: the time of one iteration, as the tenth part of ten passes.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 6)
@Measurement(iterations = 3, time = 8)
@Fork(value = 1, jvmArgsAppend = "-Xmx4g")
public class GradientDescentIteration {
  private static final int FEATURES = 20;

  /** There is one pass more than steps, for the last loss. */
  private static final int PASSES = 10;

  private static final double STEP = 0.1;
  private static final double PENALTY = 0.01;
  private static final List<Integer> HALVES = List.of(0, 1);

  /** One half of the points, each as the features, then the label; made where they are cached. */
  private static List<double[]> half(int which, int count) {
    Random random = new Random(which);
    List<double[]> points = new ArrayList<>(count / 2);
    for (int i = 0; i < count / 2; i++) {
      double[] point = new double[FEATURES + 1];
      point[FEATURES] = random.nextInt(2);
      for (int j = 0; j < FEATURES; j++) {
        point[j] = random.nextGaussian() + point[FEATURES];
      }
      points.add(point);
    }
    return points;
  }

  private static double[] features(double[] point) {
    return Arrays.copyOf(point, FEATURES);
  }

  /** Points cached by MiniSpark. */
  @State(Scope.Benchmark)
  public static class MiniSparkPoints {
    @Param({"2000", "1000000"})
    int count;

    org.minispark.api.java.JavaRDD<org.minispark.Tuple2<Object, org.minispark.mllib.linalg.Vector>>
        points;

    @Setup(Level.Trial)
    public void cache(MiniSparkEngine engine) {
      int all = count;
      points =
          engine
              .sc
              .parallelize(HALVES, 2)
              .flatMap(which -> half(which, all).iterator())
              .map(
                  point ->
                      new org.minispark.Tuple2<Object, org.minispark.mllib.linalg.Vector>(
                          point[FEATURES],
                          org.minispark.mllib.linalg.Vectors.dense(features(point))))
              .cache();
      points.count();
    }
  }

  /** Points cached by Spark. */
  @State(Scope.Benchmark)
  public static class SparkPoints {
    @Param({"2000", "1000000"})
    int count;

    org.apache.spark.api.java.JavaRDD<scala.Tuple2<Object, org.apache.spark.mllib.linalg.Vector>>
        points;

    @Setup(Level.Trial)
    public void cache(SparkEngine engine) {
      int all = count;
      points =
          engine
              .sc
              .parallelize(HALVES, 2)
              .flatMap(which -> half(which, all).iterator())
              .map(
                  point ->
                      new scala.Tuple2<Object, org.apache.spark.mllib.linalg.Vector>(
                          point[FEATURES],
                          org.apache.spark.mllib.linalg.Vectors.dense(features(point))))
              .cache();
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
  @OperationsPerInvocation(PASSES)
  public Object miniSpark(MiniSparkPoints state) {
    return org.minispark.mllib.optimization.GradientDescent.runMiniBatchSGD(
        state.points.rdd(),
        new org.minispark.mllib.optimization.LogisticGradient(),
        new org.minispark.mllib.optimization.SquaredL2Updater(),
        STEP,
        PASSES - 1,
        PENALTY,
        1.0,
        org.minispark.mllib.linalg.Vectors.zeros(FEATURES),
        0.0);
  }

  @Benchmark
  @OperationsPerInvocation(PASSES)
  public Object spark(SparkPoints state) {
    return org.apache.spark.mllib.optimization.GradientDescent.runMiniBatchSGD(
        state.points.rdd(),
        new org.apache.spark.mllib.optimization.LogisticGradient(),
        new org.apache.spark.mllib.optimization.SquaredL2Updater(),
        STEP,
        PASSES - 1,
        PENALTY,
        1.0,
        org.apache.spark.mllib.linalg.Vectors.zeros(FEATURES),
        0.0);
  }

  @Benchmark
  @OperationsPerInvocation(PASSES)
  public Object handWritten(PlainPoints state) throws Exception {
    double[] weights = new double[FEATURES];
    for (int i = 1; i <= PASSES; i++) {
      double[] current = weights;
      List<Callable<double[]>> tasks = new ArrayList<>();
      state.halves.forEach(half -> tasks.add(() -> sum(current, half)));
      var sums = state.threads.invokeAll(tasks);
      double length = STEP / Math.sqrt(i);
      double[] next = new double[FEATURES];
      for (int j = 0; j < FEATURES; j++) {
        double gradient = (sums.get(0).get()[j] + sums.get(1).get()[j]) / state.count;
        next[j] = current[j] * (1 - length * PENALTY) - length * gradient;
      }
      weights = next;
    }
    return weights;
  }

  /** The gradients' sum, and the loss behind it. */
  private static double[] sum(double[] weights, List<double[]> points) {
    double[] sum = new double[FEATURES + 1];
    for (double[] point : points) {
      double margin = 0;
      for (int j = 0; j < FEATURES; j++) {
        margin += weights[j] * point[j];
      }
      double label = point[FEATURES];
      double error = 1 / (1 + Math.exp(-margin)) - label;
      for (int j = 0; j < FEATURES; j++) {
        sum[j] += error * point[j];
      }
      sum[FEATURES] +=
          Math.log1p(Math.exp(-Math.abs(margin))) + Math.max(margin, 0) - label * margin;
    }
    return sum;
  }
}
