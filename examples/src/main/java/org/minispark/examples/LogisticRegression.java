package org.minispark.examples;

import java.io.Serializable;
import java.util.Arrays;
import org.minispark.SparkConf;
import org.minispark.api.java.JavaRDD;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.broadcast.Broadcast;
import org.minispark.mllib.regression.LabeledPoint;

/**
 * Logistic regression by batch gradient descent: the textbook's, with map and reduce.
 *
 * <p>Arguments: {@code [INPUT [ITERATIONS [PARTITIONS]]]}. INPUT is a {@link PointFile} (default:
 * the Wisconsin breast cancer data). Every fifth point is held back to measure the accuracy;
 * features are standardized by the mean and deviation of the rest.
 */
public final class LogisticRegression {
  private static final double STEP = 1.0;
  private static final int HELD_BACK = 5;

  private LogisticRegression() {}

  /** One case: its features, of which the first is always 1 (the intercept's), and its class. */
  private record Point(double[] features, double label) implements Serializable {}

  /** What one pass over points adds up. */
  private record Sums(double[] gradient, double loss, long count) implements Serializable {
    Sums plus(Sums other) {
      return new Sums(add(gradient, other.gradient), loss + other.loss, count + other.count);
    }
  }

  public static void main(String[] args) {
    String input = args.length > 0 ? args[0] : "data/breast_cancer.csv";
    int iterations = args.length > 1 ? Integer.parseInt(args[1]) : 50;
    int partitions = args.length > 2 ? Integer.parseInt(args[2]) : 4;

    try (JavaSparkContext sc =
        new JavaSparkContext(new SparkConf().setAppName("LogisticRegression"))) {
      JavaRDD<double[]> rows =
          new PointFile(sc, input).points(partitions).map(LogisticRegression::row);
      JavaRDD<double[]> training = split(rows, false);
      double[][] scale = meanAndDeviation(training);
      JavaRDD<Point> points = training.map(row -> standardize(row, scale)).cache();
      JavaRDD<Point> heldBack = split(rows, true).map(row -> standardize(row, scale)).cache();

      double[] weights = new double[scale[0].length];
      for (int i = 1; i <= iterations; i++) {
        Broadcast<double[]> current = sc.broadcast(weights);
        Sums sums = points.map(point -> at(current.value(), point)).reduce(Sums::plus);
        System.out.printf("iteration %3d  loss %.12f%n", i, sums.loss() / sums.count());
        weights = step(weights, sums);
        current.destroy();
      }

      double[] trained = weights;
      long right = heldBack.filter(point -> isRight(trained, point)).count();
      long all = heldBack.count();
      System.out.printf("accuracy on %d held back: %.4f%n", all, (double) right / all);
      System.out.println("weights " + Arrays.toString(trained));
    }
  }

  /** A point's features, and its class behind them. */
  private static double[] row(LabeledPoint point) {
    double[] features = point.features().toArray();
    double[] row = Arrays.copyOf(features, features.length + 1);
    row[features.length] = point.label();
    return row;
  }

  private static JavaRDD<double[]> split(JavaRDD<double[]> rows, boolean heldBack) {
    return rows.zipWithIndex()
        .filter(row -> (row._2() % HELD_BACK == 0) == heldBack)
        .map(row -> row._1());
  }

  /** Mean and standard deviation of each column but the last, behind those of the intercept. */
  private static double[][] meanAndDeviation(JavaRDD<double[]> rows) {
    double[][] sums =
        rows.map(row -> new double[][] {row, squares(row), {1}})
            .reduce((a, b) -> new double[][] {add(a[0], b[0]), add(a[1], b[1]), add(a[2], b[2])});
    double n = sums[2][0];
    double[] mean = new double[sums[0].length];
    double[] deviation = new double[sums[0].length];
    deviation[0] = 1;
    for (int i = 1; i < mean.length; i++) {
      mean[i] = sums[0][i - 1] / n;
      deviation[i] = Math.sqrt(sums[1][i - 1] / n - mean[i] * mean[i]);
    }
    return new double[][] {mean, deviation};
  }

  private static Point standardize(double[] row, double[][] scale) {
    double[] features = new double[row.length];
    features[0] = 1;
    for (int i = 1; i < features.length; i++) {
      features[i] = scale[1][i] == 0 ? 0 : (row[i - 1] - scale[0][i]) / scale[1][i];
    }
    return new Point(features, row[row.length - 1]);
  }

  private static Sums at(double[] weights, Point point) {
    double margin = dot(weights, point.features());
    double error = 1 / (1 + Math.exp(-margin)) - point.label();
    double loss = Math.log1p(Math.exp(-Math.abs(margin))) + Math.max(margin, 0);
    double[] gradient = new double[weights.length];
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] = error * point.features()[i];
    }
    return new Sums(gradient, loss - point.label() * margin, 1);
  }

  private static double[] step(double[] weights, Sums sums) {
    double[] next = new double[weights.length];
    for (int i = 0; i < next.length; i++) {
      next[i] = weights[i] - STEP * sums.gradient()[i] / sums.count();
    }
    return next;
  }

  private static boolean isRight(double[] weights, Point point) {
    return (dot(weights, point.features()) > 0) == (point.label() > 0.5);
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double[] squares(double[] a) {
    return Arrays.stream(a).map(x -> x * x).toArray();
  }

  private static double[] add(double[] a, double[] b) {
    double[] sum = new double[a.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = a[i] + b[i];
    }
    return sum;
  }
}
