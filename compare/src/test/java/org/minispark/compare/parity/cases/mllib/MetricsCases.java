package org.minispark.compare.parity.cases.mllib;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.minispark.Tuple2;
import org.minispark.Tuple3;
import org.minispark.Tuple4;
import org.minispark.api.java.JavaRDD;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.compare.parity.probe.Report;
import org.minispark.mllib.evaluation.BinaryClassificationMetrics;
import org.minispark.mllib.evaluation.MulticlassMetrics;
import org.minispark.mllib.evaluation.RegressionMetrics;

public final class MetricsCases {
  private MetricsCases() {}

  private static List<Tuple2<Object, Object>> scored(int count, long seed) {
    Random random = new Random(seed);
    List<Tuple2<Object, Object>> scored = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double label = random.nextInt(2);
      scored.add(new Tuple2<>(Math.round(50 * (random.nextGaussian() + label)) / 50.0, label));
    }
    return scored;
  }

  private static Report binary(BinaryClassificationMetrics metrics) {
    return new Report()
        .of("area under roc", metrics::areaUnderROC)
        .of("area under pr", metrics::areaUnderPR)
        .of("roc", () -> metrics.roc().toJavaRDD().collect())
        .of("pr", () -> metrics.pr().toJavaRDD().collect())
        .of("thresholds", () -> metrics.thresholds().toJavaRDD().collect())
        .of("precision", () -> metrics.precisionByThreshold().toJavaRDD().collect())
        .of("recall", () -> metrics.recallByThreshold().toJavaRDD().collect())
        .of("f", () -> metrics.fMeasureByThreshold().toJavaRDD().collect())
        .of("f2", () -> metrics.fMeasureByThreshold(2.0).toJavaRDD().collect())
        .of("bins", metrics::numBins)
        .does("unpersist", metrics::unpersist);
  }

  public static Object everyScore(JavaSparkContext sc) {
    return binary(new BinaryClassificationMetrics(sc.parallelize(scored(90, 1), 3).rdd(), 0));
  }

  public static Object onePartition(JavaSparkContext sc) {
    return binary(new BinaryClassificationMetrics(sc.parallelize(scored(90, 2), 1).rdd()));
  }

  public static Object bins(JavaSparkContext sc) {
    return binary(new BinaryClassificationMetrics(sc.parallelize(scored(400, 3), 2).rdd(), 10));
  }

  public static Object onlyPositives(JavaSparkContext sc) {
    JavaRDD<Tuple2<Object, Object>> scored = sc.parallelize(scored(20, 4), 2);
    return binary(
        new BinaryClassificationMetrics(scored.filter(pair -> (Double) pair._2() > 0).rdd()));
  }

  public static Object onlyNegatives(JavaSparkContext sc) {
    JavaRDD<Tuple2<Object, Object>> scored = sc.parallelize(scored(20, 4), 2);
    return binary(
        new BinaryClassificationMetrics(scored.filter(pair -> (Double) pair._2() < 1).rdd()));
  }

  public static Object nothing(JavaSparkContext sc) {
    JavaRDD<Tuple2<Object, Object>> scored = sc.parallelize(List.of(), 2);
    return new Report()
        .of("area", () -> new BinaryClassificationMetrics(scored.rdd()).areaUnderROC())
        .of("bins", () -> new BinaryClassificationMetrics(scored.rdd(), -1));
  }

  public static Object weighted(JavaSparkContext sc) {
    Random random = new Random(5);
    var weighted =
        sc.parallelize(scored(60, 5), 2).collect().stream()
            .map(pair -> new Tuple3<>(pair._1(), pair._2(), random.nextDouble()))
            .toList();
    return binary(new BinaryClassificationMetrics(sc.parallelize(weighted, 2).rdd(), 0));
  }

  private static Report multiclass(MulticlassMetrics metrics, int classes) {
    Report report =
        new Report()
            .of("labels", () -> Arrays.toString(metrics.labels()))
            .of("confusion", () -> Arrays.toString(metrics.confusionMatrix().toArray()))
            .of("matrix", () -> metrics.confusionMatrix().toString())
            .of("accuracy", metrics::accuracy)
            .of("hamming", metrics::hammingLoss)
            .of(
                "weighted",
                () ->
                    List.of(
                        metrics.weightedPrecision(),
                        metrics.weightedRecall(),
                        metrics.weightedFMeasure(),
                        metrics.weightedFMeasure(0.5),
                        metrics.weightedFalsePositiveRate(),
                        metrics.weightedTruePositiveRate()));
    for (double label = 0; label < classes; label++) {
      double of = label;
      report.of(
          "class " + label,
          () ->
              List.of(
                  metrics.precision(of),
                  metrics.recall(of),
                  metrics.fMeasure(of),
                  metrics.fMeasure(of, 0.5),
                  metrics.falsePositiveRate(of),
                  metrics.truePositiveRate(of)));
    }
    return report
        .of("no such class", () -> metrics.precision(77))
        .of("rate of none", () -> metrics.falsePositiveRate(77));
  }

  private static List<Tuple3<Double, Double, Double>> predicted(
      int classes, double scale, int count) {
    Random random = new Random(classes);
    List<Tuple3<Double, Double, Double>> predicted = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int label = random.nextInt(classes);
      int prediction = random.nextInt(3) > 0 ? label : random.nextInt(classes);
      predicted.add(new Tuple3<>(prediction * scale, label * scale, 0.1 + random.nextDouble()));
    }
    return predicted;
  }

  public static Object classes(JavaSparkContext sc) {
    Report report = new Report();
    for (int classes : new int[] {2, 3, 5, 8, 40}) {
      for (double scale : new double[] {1, 0.3}) {
        List<Tuple3<Double, Double, Double>> predicted = predicted(classes, scale, classes * 25);
        report.of(
            classes + " by " + scale,
            () ->
                multiclass(
                        new MulticlassMetrics(
                            sc.parallelize(predicted, 2)
                                .map(t -> new Tuple2<>(t._1(), t._2()))
                                .rdd()),
                        scale == 1 ? 2 : 1)
                    .toString());
        report.of(
            classes + " weighted by " + scale,
            () ->
                multiclass(new MulticlassMetrics(sc.parallelize(predicted, 1).rdd()), 1)
                    .toString());
      }
    }
    return report;
  }

  public static Object logLoss(JavaSparkContext sc) {
    var with =
        sc.parallelize(
            List.of(
                new Tuple4<>(0.0, 0.0, 1.0, new double[] {0.7, 0.3}),
                new Tuple4<>(1.0, 0.0, 2.0, new double[] {0.0, 1.0}),
                new Tuple4<>(1.0, 1.0, 0.5, new double[] {0.2, 0.8})),
            2);
    return new Report()
        .of("loss", () -> new MulticlassMetrics(with.rdd()).logLoss(1e-15))
        .of("eps", () -> new MulticlassMetrics(with.rdd()).logLoss(0.7));
  }

  public static Object regression(JavaSparkContext sc) {
    Random random = new Random(6);
    List<Tuple3<Double, Double, Double>> pairs = new ArrayList<>();
    for (int i = 0; i < 70; i++) {
      double value = random.nextGaussian() * 10 + 3;
      pairs.add(
          new Tuple3<>(
              value + random.nextGaussian(), i % 9 == 0 ? 0.0 : value, random.nextDouble()));
    }
    Report report = new Report();
    for (int partitions : new int[] {1, 3}) {
      for (boolean throughOrigin : new boolean[] {false, true}) {
        report.of(
            partitions + " " + throughOrigin,
            () ->
                all(
                    new RegressionMetrics(
                        sc.parallelize(pairs, partitions)
                            .map(t -> new Tuple2<>(t._1(), t._2()))
                            .rdd(),
                        throughOrigin)));
        report.of(
            partitions + " weighted " + throughOrigin,
            () ->
                all(new RegressionMetrics(sc.parallelize(pairs, partitions).rdd(), throughOrigin)));
      }
    }
    return report;
  }

  private static Object all(RegressionMetrics metrics) {
    return List.of(
        metrics.explainedVariance(),
        metrics.meanAbsoluteError(),
        metrics.meanSquaredError(),
        metrics.rootMeanSquaredError(),
        metrics.r2());
  }
}
