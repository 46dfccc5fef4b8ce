package org.minispark.compare.parity.cases.mllib;

import java.util.List;
import org.minispark.api.java.JavaRDD;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.compare.parity.probe.Report;
import org.minispark.mllib.feature.Normalizer;
import org.minispark.mllib.feature.StandardScaler;
import org.minispark.mllib.feature.StandardScalerModel;
import org.minispark.mllib.linalg.Vector;
import org.minispark.mllib.linalg.Vectors;
import org.minispark.mllib.regression.LabeledPoint;
import org.minispark.mllib.stat.MultivariateOnlineSummarizer;
import org.minispark.mllib.stat.MultivariateStatisticalSummary;
import org.minispark.mllib.stat.Statistics;

public final class ScalingCases {
  private ScalingCases() {}

  private static Object all(MultivariateStatisticalSummary summary) {
    return List.of(
        summary.count(),
        summary.mean().toString(),
        summary.variance().toString(),
        summary.max().toString(),
        summary.min().toString(),
        summary.numNonzeros().toString(),
        summary.normL1().toString(),
        summary.normL2().toString(),
        summary.weightSum());
  }

  private static Report ways(JavaRDD<LabeledPoint> points) {
    JavaRDD<Vector> vectors = points.map(LabeledPoint::features);
    return new Report()
        .of("statistics", () -> all(Statistics.colStats(vectors.rdd())))
        .of(
            "deviation",
            () -> new StandardScaler().fit(vectors.rdd()).transform(vectors).map(Vector::toString))
        .of(
            "mean",
            () ->
                new StandardScaler(true, false)
                    .fit(vectors.rdd())
                    .transform(vectors)
                    .map(Vector::toString))
        .of(
            "both",
            () ->
                new StandardScaler(true, true)
                    .fit(vectors.rdd())
                    .transform(vectors)
                    .map(Vector::toString))
        .of("normalized", () -> new Normalizer().transform(vectors).map(Vector::toString))
        .of("normalized by 1", () -> new Normalizer(1).transform(vectors).map(Vector::toString))
        .of(
            "normalized by the largest",
            () ->
                new Normalizer(Double.POSITIVE_INFINITY).transform(vectors).map(Vector::toString));
  }

  public static Object dense(JavaSparkContext sc) {
    return ways(sc.parallelize(Points.dense(40, 5, 1), 3));
  }

  public static Object sparse(JavaSparkContext sc) {
    return ways(sc.parallelize(Points.sparse(40, 12, 2), 2));
  }

  public static Object constantColumns(JavaSparkContext sc) {
    return ways(sc.parallelize(Points.constantColumns(40, 5, 3), 2));
  }

  public static Object onePoint(JavaSparkContext sc) {
    return ways(sc.parallelize(Points.dense(1, 5, 3), 2));
  }

  public static Object noPoint(JavaSparkContext sc) {
    JavaRDD<Vector> none = sc.parallelize(List.of(), 2);
    return new Report()
        .of("statistics", () -> Statistics.colStats(none.rdd()).mean())
        .of("scaler", () -> new StandardScaler().fit(none.rdd()));
  }

  public static Object ragged(JavaSparkContext sc) {
    JavaRDD<Vector> ragged = sc.parallelize(List.of(Vectors.zeros(2), Vectors.zeros(3)), 1);
    return new Report().of("statistics", () -> Statistics.colStats(ragged.rdd()));
  }

  public static Object summarizer() {
    return new Report()
        .of(
            "merged",
            () -> {
              var one =
                  new MultivariateOnlineSummarizer()
                      .add(Vectors.dense(-1, 0, 3))
                      .add(Vectors.dense(-2, 0.5, 0));
              var two =
                  new MultivariateOnlineSummarizer()
                      .add(Vectors.sparse(3, new int[] {0}, new double[] {-7}));
              return all(one.merge(two).merge(new MultivariateOnlineSummarizer()));
            })
        .of(
            "into empty",
            () ->
                all(
                    new MultivariateOnlineSummarizer()
                        .merge(new MultivariateOnlineSummarizer().add(Vectors.dense(-1, 0, 3)))))
        .of("nothing", () -> new MultivariateOnlineSummarizer().mean())
        .of("no size", () -> new MultivariateOnlineSummarizer().add(Vectors.zeros(0)))
        .of(
            "ragged",
            () -> new MultivariateOnlineSummarizer().add(Vectors.zeros(1)).add(Vectors.zeros(2)));
  }

  public static Object settings() {
    return new Report()
        .of("norm", () -> new Normalizer(0.5))
        .of("model", () -> new StandardScalerModel(null, null))
        .of("sizes", () -> new StandardScalerModel(Vectors.zeros(2), Vectors.zeros(3)))
        .of("no mean", () -> new StandardScalerModel(Vectors.dense(1, 2)).setWithMean(true))
        .of(
            "size",
            () ->
                new StandardScalerModel(Vectors.dense(1, 2), Vectors.zeros(2))
                    .transform(Vectors.zeros(3)))
        .of(
            "made",
            () ->
                new StandardScalerModel(Vectors.dense(1, 2), Vectors.zeros(2))
                    .transform(Vectors.dense(3, 3))
                    .toString());
  }
}
