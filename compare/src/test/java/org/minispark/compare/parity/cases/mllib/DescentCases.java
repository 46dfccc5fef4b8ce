package org.minispark.compare.parity.cases.mllib;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.minispark.Tuple2;
import org.minispark.api.java.JavaRDD;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.compare.parity.probe.Report;
import org.minispark.mllib.classification.LogisticRegressionModel;
import org.minispark.mllib.classification.LogisticRegressionWithSGD;
import org.minispark.mllib.classification.SVMWithSGD;
import org.minispark.mllib.linalg.Vector;
import org.minispark.mllib.linalg.Vectors;
import org.minispark.mllib.optimization.Gradient;
import org.minispark.mllib.optimization.GradientDescent;
import org.minispark.mllib.optimization.HingeGradient;
import org.minispark.mllib.optimization.L1Updater;
import org.minispark.mllib.optimization.LeastSquaresGradient;
import org.minispark.mllib.optimization.LogisticGradient;
import org.minispark.mllib.optimization.SimpleUpdater;
import org.minispark.mllib.optimization.SquaredL2Updater;
import org.minispark.mllib.optimization.Updater;
import org.minispark.mllib.regression.LabeledPoint;
import org.minispark.mllib.regression.LassoWithSGD;
import org.minispark.mllib.regression.LinearRegressionWithSGD;
import org.minispark.mllib.regression.RidgeRegressionWithSGD;

public final class DescentCases {
  private DescentCases() {}

  private static JavaRDD<Tuple2<Object, Vector>> pairs(JavaRDD<LabeledPoint> points) {
    return points.map(point -> new Tuple2<>(point.label(), point.features()));
  }

  private static Object descend(
      JavaRDD<LabeledPoint> points, Gradient gradient, Updater updater, double fraction) {
    int size = points.first().features().size();
    var found =
        GradientDescent.runMiniBatchSGD(
            pairs(points).rdd(),
            gradient,
            updater,
            0.7,
            6,
            0.02,
            fraction,
            Vectors.zeros(size),
            0.0);
    return List.of(found._1().toString(), Arrays.toString(found._2()));
  }

  private static Report threeWays(JavaRDD<LabeledPoint> points) {
    return new Report()
        .of("logistic", () -> descend(points, new LogisticGradient(), new SquaredL2Updater(), 1.0))
        .of("hinge", () -> descend(points, new HingeGradient(), new SimpleUpdater(), 0.6))
        .of("squares", () -> descend(points, new LeastSquaresGradient(), new L1Updater(), 0.2));
  }

  public static Object dense(JavaSparkContext sc) {
    JavaRDD<LabeledPoint> points = sc.parallelize(Points.dense(100, 6, 1), 2);
    Report report = new Report();
    for (Updater updater : List.of(new SimpleUpdater(), new SquaredL2Updater(), new L1Updater())) {
      for (Gradient gradient :
          List.of(new LogisticGradient(), new HingeGradient(), new LeastSquaresGradient())) {
        String name = updater.getClass().getSimpleName() + gradient.getClass().getSimpleName();
        report.of(name, () -> descend(points, gradient, updater, 1.0));
      }
    }
    return report;
  }

  public static Object wide(JavaSparkContext sc) {
    JavaRDD<LabeledPoint> points = sc.parallelize(Points.dense(40, 300, 2), 2);
    return new Report()
        .of("l2", () -> descend(points, new LogisticGradient(), new SquaredL2Updater(), 1.0))
        .of("l1", () -> descend(points, new LogisticGradient(), new L1Updater(), 0.5));
  }

  public static Object sparse(JavaSparkContext sc) {
    return threeWays(sc.parallelize(Points.sparse(100, 30, 3), 3));
  }

  public static Object separable(JavaSparkContext sc) {
    return threeWays(sc.parallelize(Points.separable(60, 4, 4), 1));
  }

  public static Object oneClass(JavaSparkContext sc) {
    return threeWays(sc.parallelize(Points.oneClass(30, 3, 5), 2));
  }

  public static Object constantColumns(JavaSparkContext sc) {
    return threeWays(sc.parallelize(Points.constantColumns(50, 5, 6), 2));
  }

  public static Object multinomial(JavaSparkContext sc) {
    Random random = new Random(8);
    List<LabeledPoint> points = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      double label = i % 3;
      points.add(
          new LabeledPoint(
              label, Vectors.dense(label + random.nextGaussian(), random.nextGaussian() * 30, 0)));
    }
    points.addAll(
        List.of(new LabeledPoint(2, Vectors.sparse(3, new int[] {1}, new double[] {-40}))));
    var data = pairs(sc.parallelize(points, 2));
    return new Report()
        .of(
            "descent",
            () -> {
              var found =
                  GradientDescent.runMiniBatchSGD(
                      data.rdd(),
                      new LogisticGradient(3),
                      new SquaredL2Updater(),
                      1.0,
                      20,
                      0.01,
                      1.0,
                      Vectors.zeros(6),
                      0.0);
              return List.of(found._1().toString(), Arrays.toString(found._2()));
            })
        .of(
            "one point",
            () ->
                new LogisticGradient(3).compute(Vectors.dense(1, 2), 1, Vectors.dense(1, 2, 3, 4)))
        .of(
            "one binary point",
            () -> new LogisticGradient().compute(Vectors.dense(1, 2), 1, Vectors.dense(1, 800)))
        .of(
            "sizes",
            () ->
                new LogisticGradient().compute(Vectors.dense(1, 2), 1, Vectors.dense(1, 2, 3, 4)));
  }

  public static Object convergence(JavaSparkContext sc) {
    JavaRDD<LabeledPoint> points = sc.parallelize(Points.dense(100, 6, 1), 3);
    Report report = new Report();
    for (double tolerance : new double[] {0.01, 0.05, 1.0}) {
      report.of(
          "tolerance " + tolerance,
          () -> {
            var descent =
                new GradientDescent(new LogisticGradient(), new SquaredL2Updater())
                    .setStepSize(1.0)
                    .setNumIterations(60)
                    .setRegParam(0.1)
                    .setConvergenceTol(tolerance);
            var found = descent.optimizeWithLossReturned(pairs(points).rdd(), Vectors.zeros(6));
            return List.of(found._1().toString(), found._2().length);
          });
    }
    return report
        .of(
            "no points",
            () -> {
              var found =
                  GradientDescent.runMiniBatchSGD(
                      pairs(points.filter(p -> false)).rdd(),
                      new LogisticGradient(),
                      new SimpleUpdater(),
                      1.0,
                      5,
                      0.0,
                      1.0,
                      Vectors.dense(1, 2));
              return List.of(found._1().toString(), found._2().length);
            })
        .of(
            "empty samples",
            () -> {
              var found =
                  GradientDescent.runMiniBatchSGD(
                      pairs(points).rdd(),
                      new LogisticGradient(),
                      new SimpleUpdater(),
                      1.0,
                      12,
                      0.0,
                      0.01,
                      Vectors.zeros(6),
                      0.0);
              return List.of(found._1().toString(), Arrays.toString(found._2()));
            });
  }

  public static Object settings() {
    GradientDescent descent = new GradientDescent(new LogisticGradient(), new SimpleUpdater());
    return new Report()
        .of("step", () -> descent.setStepSize(0))
        .of("fraction", () -> descent.setMiniBatchFraction(1.5))
        .of("iterations", () -> descent.setNumIterations(-1))
        .of("penalty", () -> descent.setRegParam(-1))
        .of("tolerance", () -> descent.setConvergenceTol(2));
  }

  public static Object models(JavaSparkContext sc) {
    List<LabeledPoint> list = Points.dense(80, 5, 9);
    JavaRDD<LabeledPoint> points = sc.parallelize(list, 2);
    JavaRDD<Vector> features = points.map(LabeledPoint::features);
    Report report = new Report();
    for (boolean intercept : new boolean[] {false, true}) {
      report
          .of(
              "logistic " + intercept,
              () -> {
                var algorithm = new LogisticRegressionWithSGD(1.0, 6, 0.01, 1.0);
                algorithm.setIntercept(intercept);
                LogisticRegressionModel model = algorithm.run(points.rdd());
                model.predict(features);
                List<Double> probabilities = new ArrayList<>();
                model.clearThreshold();
                list.forEach(point -> probabilities.add(model.predict(point.features())));
                return List.of(
                    model.weights().toString(),
                    model.intercept(),
                    probabilities,
                    model.setThreshold(0.9).predict(features).collect(),
                    model.numFeatures(),
                    model.numClasses());
              })
          .of(
              "vector machine " + intercept,
              () -> {
                var algorithm = new SVMWithSGD(1.0, 6, 0.01, 1.0);
                algorithm.setIntercept(intercept);
                var model = algorithm.run(points.rdd());
                return List.of(
                    model.weights().toString(),
                    model.intercept(),
                    model.predict(features).collect(),
                    model.clearThreshold().predict(features).collect());
              })
          .of(
              "linear " + intercept,
              () -> {
                var algorithm = new LinearRegressionWithSGD(0.1, 6, 0.0, 1.0);
                algorithm.setIntercept(intercept);
                var model = algorithm.run(points.rdd());
                return List.of(
                    model.weights().toString(),
                    model.intercept(),
                    model.predict(features).collect());
              })
          .of(
              "ridge " + intercept,
              () -> {
                var algorithm = new RidgeRegressionWithSGD(0.1, 6, 0.1, 0.5);
                algorithm.setIntercept(intercept);
                var model = algorithm.run(points.rdd(), Vectors.dense(1, 2, 3, 4, 5));
                return List.of(model.weights().toString(), model.intercept());
              })
          .of(
              "lasso " + intercept,
              () -> {
                var algorithm = new LassoWithSGD(0.1, 6, 0.1, 1.0);
                algorithm.setIntercept(intercept);
                var model = algorithm.run(points.rdd());
                return List.of(model.weights().toString(), model.intercept());
              });
    }
    return report
        .of("train", () -> SVMWithSGD.train(points.rdd(), 5).weights().toString())
        .of(
            "train all",
            () ->
                SVMWithSGD.train(points.rdd(), 5, 0.5, 0.1, 0.5, Vectors.dense(1, 2, 3, 4, 5))
                    .weights()
                    .toString())
        .of(
            "wrong labels",
            () ->
                new LogisticRegressionWithSGD(1, 2, 0, 1)
                    .run(points.map(p -> new LabeledPoint(p.label() * 2 - 1, p.features())).rdd()))
        .of(
            "unchecked labels",
            () -> {
              var algorithm = new SVMWithSGD(1, 2, 0, 1);
              algorithm.setValidateData(false);
              return algorithm
                  .run(points.map(p -> new LabeledPoint(p.label() * 2 - 1, p.features())).rdd())
                  .weights()
                  .toString();
            })
        .of(
            "no points",
            () -> new LogisticRegressionWithSGD(1, 2, 0, 1).run(points.filter(p -> false).rdd()));
  }

  public static Object ragged(JavaSparkContext sc) {
    JavaRDD<LabeledPoint> points =
        sc.parallelize(
            List.of(new LabeledPoint(1, Vectors.zeros(2)), new LabeledPoint(0, Vectors.zeros(3))),
            1);
    return new Report()
        .of("logistic", () -> new LogisticRegressionWithSGD(1, 2, 0, 1).run(points.rdd()));
  }
}
