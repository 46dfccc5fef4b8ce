package org.minispark.compare.parity.cases.mllib;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.minispark.Tuple2;
import org.minispark.api.java.JavaRDD;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.compare.parity.probe.Report;
import org.minispark.mllib.classification.LogisticRegressionModel;
import org.minispark.mllib.classification.LogisticRegressionWithSGD;
import org.minispark.mllib.clustering.KMeans;
import org.minispark.mllib.clustering.KMeansModel;
import org.minispark.mllib.evaluation.BinaryClassificationMetrics;
import org.minispark.mllib.evaluation.MulticlassMetrics;
import org.minispark.mllib.evaluation.RegressionMetrics;
import org.minispark.mllib.feature.StandardScaler;
import org.minispark.mllib.linalg.Vector;
import org.minispark.mllib.linalg.Vectors;
import org.minispark.mllib.optimization.GradientDescent;
import org.minispark.mllib.optimization.LogisticGradient;
import org.minispark.mllib.optimization.SimpleUpdater;
import org.minispark.mllib.regression.LabeledPoint;
import org.minispark.mllib.stat.Statistics;
import org.minispark.mllib.util.MLUtils;

/**
 * How many RDDs each call makes: the bounds of sorted data, and so the bins of metrics, depend on
 * their ids.
 */
public final class IdCases {
  private IdCases() {}

  private static int made(JavaSparkContext sc, Callable<?> call) throws Exception {
    int before = sc.emptyRDD().id();
    call.call();
    return sc.emptyRDD().id() - before - 1;
  }

  public static Object rddsMade(JavaSparkContext sc, Path folder) {
    JavaRDD<LabeledPoint> points = sc.parallelize(Points.dense(60, 3, 1), 2).cache();
    JavaRDD<Vector> many = sc.parallelize(Points.dense(60, 3, 1), 8).map(LabeledPoint::features);
    JavaRDD<Vector> features = points.map(LabeledPoint::features);
    JavaRDD<Tuple2<Object, Vector>> pairs = points.map(p -> new Tuple2<>(p.label(), p.features()));
    JavaRDD<Tuple2<Object, Object>> scores =
        points.map(p -> new Tuple2<>(p.features().apply(0), p.label()));
    LogisticRegressionModel model = new LogisticRegressionModel(Vectors.zeros(3), 0);
    KMeansModel centers = new KMeansModel(List.of(Vectors.zeros(3)));
    var binary = new BinaryClassificationMetrics(scores.rdd());
    var binned = new BinaryClassificationMetrics(scores.rdd(), 5);
    var classes = new MulticlassMetrics(scores.map(p -> new Tuple2<>(p._2(), p._2())).rdd());
    var regression = new RegressionMetrics(scores.rdd());
    var intercept = new LogisticRegressionWithSGD(1, 3, 0, 1);
    intercept.setIntercept(true);
    return new Report()
        .of("statistics", () -> made(sc, () -> Statistics.colStats(many.rdd())))
        .of("scaler", () -> made(sc, () -> new StandardScaler().fit(features.rdd())))
        .of(
            "scaled",
            () -> made(sc, () -> new StandardScaler().fit(features.rdd()).transform(features)))
        .of(
            "descent",
            () ->
                made(
                    sc,
                    () ->
                        GradientDescent.runMiniBatchSGD(
                            pairs.rdd(),
                            new LogisticGradient(),
                            new SimpleUpdater(),
                            1,
                            3,
                            0,
                            1,
                            Vectors.zeros(3))))
        .of(
            "batches",
            () ->
                made(
                    sc,
                    () ->
                        GradientDescent.runMiniBatchSGD(
                            pairs.rdd(),
                            new LogisticGradient(),
                            new SimpleUpdater(),
                            1,
                            3,
                            0,
                            0.5,
                            Vectors.zeros(3))))
        .of(
            "trained",
            () -> made(sc, () -> new LogisticRegressionWithSGD(1, 3, 0, 1).run(points.rdd())))
        .of("with intercept", () -> made(sc, () -> intercept.run(points.rdd())))
        .of("predicted", () -> made(sc, () -> model.predict(features)))
        .of("binary", () -> made(sc, () -> binary.roc()))
        .of("binary again", () -> made(sc, () -> binary.roc()))
        .of("pr", () -> made(sc, () -> binary.pr()))
        .of("thresholds", () -> made(sc, () -> binary.thresholds()))
        .of("f", () -> made(sc, () -> binary.fMeasureByThreshold()))
        .of("area", () -> made(sc, () -> binary.areaUnderROC()))
        .of("area under pr", () -> made(sc, () -> binary.areaUnderPR()))
        .of("binned", () -> made(sc, () -> binned.roc()))
        .of("classes", () -> made(sc, () -> classes.accuracy()))
        .of("regression", () -> made(sc, () -> regression.r2()))
        .of(
            "clusters",
            () -> made(sc, () -> KMeans.train(features.rdd(), 2, 1, KMeans.K_MEANS_PARALLEL(), 1)))
        .of(
            "random clusters",
            () -> made(sc, () -> KMeans.train(features.rdd(), 2, 1, KMeans.RANDOM(), 1)))
        .of("cost", () -> made(sc, () -> centers.computeCost(features.rdd())))
        .of("assigned", () -> made(sc, () -> centers.predict(features)))
        .of(
            "saved",
            () ->
                made(
                    sc,
                    () -> {
                      MLUtils.saveAsLibSVMFile(points.rdd(), folder.resolve("points").toString());
                      return null;
                    }))
        .of(
            "loaded",
            () ->
                made(
                    sc, () -> MLUtils.loadLibSVMFile(sc.sc(), folder.resolve("points").toString())))
        .of(
            "loaded with size",
            () ->
                made(
                    sc,
                    () -> MLUtils.loadLibSVMFile(sc.sc(), folder.resolve("points").toString(), 3)));
  }
}
