package org.minispark.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.minispark.SparkConf;
import org.minispark.Tuple2;
import org.minispark.api.java.JavaRDD;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.api.java.function.Function;
import org.minispark.mllib.classification.LogisticRegressionModel;
import org.minispark.mllib.classification.LogisticRegressionWithSGD;
import org.minispark.mllib.evaluation.BinaryClassificationMetrics;
import org.minispark.mllib.evaluation.MulticlassMetrics;
import org.minispark.mllib.feature.StandardScaler;
import org.minispark.mllib.linalg.Vector;
import org.minispark.mllib.linalg.Vectors;
import org.minispark.mllib.regression.LabeledPoint;
import org.minispark.mllib.util.MLUtils;

/**
 * Logistic regression with mllib: prepare the data, train the model, evaluate it. {@link
 * LogisticRegression} does the same by hand.
 *
 * <p>Arguments: {@code [INPUT [ITERATIONS [PARTITIONS]]] [--plot FILE.svg]}. INPUT is a {@link
 * PointFile} (default: the Wisconsin breast cancer data). A fifth of the points is held back to
 * evaluate the model.
 */
public final class LogisticRegressionSGD {
  private static final double STEP = 1.0;
  private static final double PENALTY = 0.001;
  private static final long SEED = 42;

  private LogisticRegressionSGD() {}

  public static void main(String[] args) throws IOException {
    List<String> arguments = new ArrayList<>(List.of(args));
    Path plot = takePlot(arguments);
    String input = arguments.isEmpty() ? "data/breast_cancer.csv" : arguments.get(0);
    int iterations = arguments.size() > 1 ? Integer.parseInt(arguments.get(1)) : 50;
    int partitions = arguments.size() > 2 ? Integer.parseInt(arguments.get(2)) : 4;

    try (JavaSparkContext sc =
        new JavaSparkContext(new SparkConf().setAppName("LogisticRegressionSGD"))) {
      PointFile file = new PointFile(sc, input);
      JavaRDD<LabeledPoint>[] parts =
          file.points(partitions).randomSplit(new double[] {0.8, 0.2}, SEED);
      var scaler =
          new StandardScaler(file.isTable(), true).fit(parts[0].map(LabeledPoint::features).rdd());
      JavaRDD<LabeledPoint> training = withBias(parts[0], scaler::transform).cache();
      JavaRDD<LabeledPoint> heldBack = withBias(parts[1], scaler::transform).cache();

      var algorithm = new LogisticRegressionWithSGD(STEP, iterations, PENALTY, 1.0);
      Tuple2<Vector, double[]> trained =
          algorithm
              .optimizer()
              .setConvergenceTol(0.0)
              .optimizeWithLossReturned(
                  training
                      .map(point -> new Tuple2<Object, Vector>(point.label(), point.features()))
                      .rdd(),
                  Vectors.zeros(training.first().features().size()));
      double[] losses = trained._2();
      for (int i = 0; i < losses.length; i++) {
        System.out.printf("after %3d steps  loss %.12f%n", i, losses[i]);
      }
      List<Tuple2<Object, Object>> roc =
          evaluate(new LogisticRegressionModel(trained._1(), 0.0), heldBack);
      System.out.println("weights " + Arrays.toString(trained._1().toArray()));
      if (plot != null) {
        Files.writeString(plot, Charts.draw(losses, roc));
      }
    }
  }

  private static Path takePlot(List<String> arguments) {
    int option = arguments.indexOf("--plot");
    if (option < 0) {
      return null;
    }
    arguments.remove(option);
    return Path.of(arguments.remove(option));
  }

  /**
   * The points with features scaled, and one more that is always 1: its weight is the intercept.
   */
  private static JavaRDD<LabeledPoint> withBias(
      JavaRDD<LabeledPoint> points, Function<Vector, Vector> scale) {
    return points.map(
        point -> new LabeledPoint(point.label(), MLUtils.appendBias(scale.call(point.features()))));
  }

  /** Prints how good the model is on points that it has not seen; its ROC curve. */
  private static List<Tuple2<Object, Object>> evaluate(
      LogisticRegressionModel model, JavaRDD<LabeledPoint> points) {
    JavaRDD<Tuple2<Object, Object>> classes =
        points.map(point -> new Tuple2<>(model.predict(point.features()), point.label()));
    var atOneHalf = new MulticlassMetrics(classes.rdd());
    System.out.printf("on %d held back%n", points.count());
    System.out.printf("accuracy  %.6f%n", atOneHalf.accuracy());
    for (double label : atOneHalf.labels()) {
      System.out.printf(
          "class %.0f   precision %.6f  recall %.6f  F1 %.6f%n",
          label, atOneHalf.precision(label), atOneHalf.recall(label), atOneHalf.fMeasure(label));
    }
    System.out.println("confusion matrix (a row a class, a column a prediction)");
    System.out.println(atOneHalf.confusionMatrix());

    LogisticRegressionModel scoring =
        new LogisticRegressionModel(model.weights(), model.intercept()).clearThreshold();
    JavaRDD<Tuple2<Object, Object>> scores =
        points.map(point -> new Tuple2<>(scoring.predict(point.features()), point.label()));
    var atEveryThreshold = new BinaryClassificationMetrics(scores.rdd());
    System.out.printf("area under ROC  %.12f%n", atEveryThreshold.areaUnderROC());
    System.out.printf("area under PR   %.12f%n", atEveryThreshold.areaUnderPR());
    return atEveryThreshold.roc().toJavaRDD().collect();
  }
}
