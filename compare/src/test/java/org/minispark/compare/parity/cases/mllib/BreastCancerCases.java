package org.minispark.compare.parity.cases.mllib;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.minispark.Tuple2;
import org.minispark.api.java.JavaRDD;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.compare.parity.probe.Near;
import org.minispark.compare.parity.probe.Report;
import org.minispark.mllib.classification.LogisticRegressionModel;
import org.minispark.mllib.classification.LogisticRegressionWithLBFGS;
import org.minispark.mllib.classification.LogisticRegressionWithSGD;
import org.minispark.mllib.classification.SVMWithSGD;
import org.minispark.mllib.clustering.KMeans;
import org.minispark.mllib.evaluation.BinaryClassificationMetrics;
import org.minispark.mllib.evaluation.MulticlassMetrics;
import org.minispark.mllib.feature.StandardScaler;
import org.minispark.mllib.linalg.Vector;
import org.minispark.mllib.linalg.Vectors;
import org.minispark.mllib.regression.LabeledPoint;
import org.minispark.mllib.regression.RidgeRegressionWithSGD;
import org.minispark.mllib.util.MLUtils;

/** Real data: from the file to the metrics, by way of a libsvm file too. */
public final class BreastCancerCases {
  private BreastCancerCases() {}

  private static String file() {
    Path here = Path.of("data", "breast_cancer.csv");
    return (Files.exists(here) ? here : Path.of("..").resolve(here)).toString();
  }

  private static JavaRDD<LabeledPoint> points(JavaSparkContext sc) {
    JavaRDD<LabeledPoint> raw =
        sc.textFile(file(), 2)
            .zipWithIndex()
            .filter(line -> line._2() > 0)
            .map(
                line ->
                    Arrays.stream(line._1().split(",")).mapToDouble(Double::parseDouble).toArray())
            .map(row -> new LabeledPoint(row[30], Vectors.dense(Arrays.copyOf(row, 30))));
    var scaler = new StandardScaler(true, true).fit(raw.map(LabeledPoint::features).rdd());
    return raw.map(point -> new LabeledPoint(point.label(), scaler.transform(point.features())))
        .cache();
  }

  public static Object fromFileToMetrics(JavaSparkContext sc) {
    JavaRDD<LabeledPoint> points = points(sc);
    LogisticRegressionModel model = trained(points, 1.0);
    JavaRDD<Tuple2<Object, Object>> classes =
        points.map(p -> new Tuple2<>(model.predict(p.features()), p.label()));
    LogisticRegressionModel scoring =
        new LogisticRegressionModel(model.weights(), model.intercept()).clearThreshold();
    JavaRDD<Tuple2<Object, Object>> scores =
        points.map(p -> new Tuple2<>(scoring.predict(p.features()), p.label()));
    var metrics = new BinaryClassificationMetrics(scores.rdd(), 100);
    return new Report()
        .of("weights", () -> List.of(model.weights().toString(), model.intercept()))
        .of("mini-batch", () -> trained(points, 0.25).weights().toString())
        .of("confusion", () -> new MulticlassMetrics(classes.rdd()).confusionMatrix().toString())
        .of("roc", () -> metrics.roc().toJavaRDD().collect())
        .of("areas", () -> List.of(metrics.areaUnderROC(), metrics.areaUnderPR()))
        .of("vector machine", () -> SVMWithSGD.train(points.rdd(), 10).weights().toString())
        .of(
            "ridge",
            () ->
                new RidgeRegressionWithSGD(0.01, 10, 0.1, 1.0)
                    .run(points.rdd())
                    .weights()
                    .toString());
  }

  private static LogisticRegressionModel trained(JavaRDD<LabeledPoint> points, double fraction) {
    var algorithm = new LogisticRegressionWithSGD(1.0, 15, 0.001, fraction);
    algorithm.setIntercept(true);
    return algorithm.run(points.rdd());
  }

  public static Object clusters(JavaSparkContext sc) {
    JavaRDD<Vector> features = points(sc).map(LabeledPoint::features);
    var model = KMeans.train(features.rdd(), 3, 10, KMeans.K_MEANS_PARALLEL(), 17);
    return List.of(Arrays.toString(model.clusterCenters()), model.trainingCost());
  }

  public static Object asLibsvm(JavaSparkContext sc, Path folder) {
    String saved = folder.resolve("points").toString();
    MLUtils.saveAsLibSVMFile(points(sc).rdd(), saved);
    JavaRDD<LabeledPoint> read = MLUtils.loadLibSVMFile(sc.sc(), saved).toJavaRDD();
    return new LogisticRegressionWithSGD(1.0, 5, 0.0, 1.0).run(read.rdd()).weights().toString();
  }

  /** The way to the optimum differs, so to the last bit only the predictions agree. */
  @Near(1e-6)
  public static Object quasiNewton(JavaSparkContext sc) {
    JavaRDD<LabeledPoint> points = points(sc);
    var algorithm = new LogisticRegressionWithLBFGS();
    algorithm.optimizer().setRegParam(0.01).setConvergenceTol(1e-12).setNumIterations(300);
    LogisticRegressionModel model = algorithm.run(points.rdd());
    return new Report()
        .of("weights", () -> model.weights().toArray())
        .of("predictions", () -> model.predict(points.map(LabeledPoint::features)).collect());
  }
}
