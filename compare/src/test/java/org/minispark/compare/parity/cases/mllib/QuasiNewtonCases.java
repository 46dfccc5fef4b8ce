package org.minispark.compare.parity.cases.mllib;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.minispark.Tuple2;
import org.minispark.api.java.JavaRDD;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.compare.parity.probe.Near;
import org.minispark.compare.parity.probe.Report;
import org.minispark.mllib.classification.LogisticRegressionModel;
import org.minispark.mllib.classification.LogisticRegressionWithLBFGS;
import org.minispark.mllib.linalg.Vector;
import org.minispark.mllib.linalg.Vectors;
import org.minispark.mllib.optimization.Gradient;
import org.minispark.mllib.optimization.L1Updater;
import org.minispark.mllib.optimization.LBFGS;
import org.minispark.mllib.optimization.LeastSquaresGradient;
import org.minispark.mllib.optimization.LogisticGradient;
import org.minispark.mllib.optimization.SquaredL2Updater;
import org.minispark.mllib.regression.LabeledPoint;

/**
 * The way to the optimum differs: weights agree to a millionth, objectives, which are told as text,
 * to nine digits.
 */
public final class QuasiNewtonCases {
  private static final double TIGHT = 1e-12;
  private static final double MILLIONTH = 1e-6;

  private QuasiNewtonCases() {}

  private static String rounded(double value) {
    return Double.isInfinite(value)
        ? "" + value
        : new BigDecimal(value).round(new MathContext(9)).toString();
  }

  private static Object optimum(JavaRDD<LabeledPoint> points, Gradient gradient, int size) {
    JavaRDD<Tuple2<Object, Vector>> pairs =
        points.map(point -> new Tuple2<>(point.label(), point.features()));
    var found =
        LBFGS.runLBFGS(
            pairs.rdd(),
            gradient,
            new SquaredL2Updater(),
            10,
            TIGHT,
            300,
            0.05,
            Vectors.zeros(size));
    double[] losses = found._2();
    return List.of(found._1().toArray(), rounded(losses[0]), rounded(losses[losses.length - 1]));
  }

  @Near(MILLIONTH)
  public static Object objectives(JavaSparkContext sc) {
    return new Report()
        .of(
            "dense",
            () -> optimum(sc.parallelize(Points.dense(100, 6, 1), 2), new LogisticGradient(), 6))
        .of(
            "sparse",
            () -> optimum(sc.parallelize(Points.sparse(100, 30, 2), 2), new LogisticGradient(), 30))
        .of(
            "one class",
            () -> optimum(sc.parallelize(Points.oneClass(40, 4, 3), 2), new LogisticGradient(), 4))
        .of(
            "squares",
            () ->
                optimum(
                    sc.parallelize(Points.constantColumns(60, 5, 4), 2),
                    new LeastSquaresGradient(),
                    5));
  }

  private static Object trained(
      JavaRDD<LabeledPoint> points, LogisticRegressionWithLBFGS algorithm) {
    LogisticRegressionModel model = algorithm.run(points.rdd());
    return List.of(
        model.weights().toArray(),
        model.intercept(),
        model.predict(points.map(LabeledPoint::features)).collect());
  }

  private static LogisticRegressionWithLBFGS algorithm(double penalty, boolean intercept) {
    LogisticRegressionWithLBFGS algorithm = new LogisticRegressionWithLBFGS();
    algorithm.setIntercept(intercept);
    algorithm.optimizer().setRegParam(penalty).setConvergenceTol(TIGHT).setNumIterations(300);
    return algorithm;
  }

  private static LogisticRegressionWithLBFGS sparsely(boolean intercept) {
    LogisticRegressionWithLBFGS algorithm = algorithm(0.05, intercept);
    algorithm.optimizer().setUpdater(new L1Updater());
    return algorithm;
  }

  @Near(MILLIONTH)
  public static Object models(JavaSparkContext sc) {
    JavaRDD<LabeledPoint> dense = sc.parallelize(Points.dense(100, 5, 5), 2);
    JavaRDD<LabeledPoint> constant = sc.parallelize(Points.constantColumns(80, 5, 6), 2);
    return new Report()
        .of("plain", () -> trained(dense, algorithm(0.01, false)))
        .of("intercept", () -> trained(dense, algorithm(0.01, true)))
        .of("no penalty", () -> trained(dense, algorithm(0, true)))
        .of("constant columns", () -> trained(constant, algorithm(0.01, true)))
        .of("l1", () -> trained(dense, sparsely(false)))
        .of("l1 and intercept", () -> trained(dense, sparsely(true)))
        .of(
            "sparse",
            () -> trained(sc.parallelize(Points.sparse(100, 20, 7), 2), algorithm(0.1, true)))
        .of(
            "one class",
            () -> trained(sc.parallelize(Points.oneClass(20, 3, 8), 2), algorithm(0.01, true)));
  }

  public static Object separable(JavaSparkContext sc) {
    JavaRDD<LabeledPoint> points = sc.parallelize(Points.separable(60, 4, 9), 2);
    return new LogisticRegressionWithLBFGS()
        .run(points.rdd())
        .predict(points.map(LabeledPoint::features))
        .collect();
  }

  @Near(MILLIONTH)
  public static Object severalClasses(JavaSparkContext sc) {
    Random random = new Random(10);
    List<LabeledPoint> points = new ArrayList<>();
    for (int i = 0; i < 90; i++) {
      double label = i % 3;
      points.add(
          new LabeledPoint(
              label, Vectors.dense(label + random.nextGaussian(), random.nextGaussian() - label)));
    }
    JavaRDD<LabeledPoint> data = sc.parallelize(points, 2);
    return new Report()
        .of("intercepts", () -> trained(data, algorithm(0.02, true).setNumClasses(3)))
        .of("none", () -> trained(data, algorithm(0.02, false).setNumClasses(3)))
        .of(
            "wrong labels",
            () ->
                algorithm(0.02, false)
                    .setNumClasses(3)
                    .run(data.map(p -> new LabeledPoint(p.label() + 1, p.features())).rdd()))
        .of("one class", () -> new LogisticRegressionWithLBFGS().setNumClasses(1));
  }

  public static Object settings() {
    LBFGS lbfgs = new LBFGS(new LogisticGradient(), new SquaredL2Updater());
    return new Report()
        .of("corrections", () -> lbfgs.setNumCorrections(0))
        .of("tolerance", () -> lbfgs.setConvergenceTol(-1))
        .of("iterations", () -> lbfgs.setNumIterations(-1))
        .of("penalty", () -> lbfgs.setRegParam(-1));
  }
}
