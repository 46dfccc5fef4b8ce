package org.minispark.compare.parity.cases.mllib;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.minispark.api.java.JavaRDD;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.compare.parity.probe.Report;
import org.minispark.mllib.clustering.KMeans;
import org.minispark.mllib.clustering.KMeansModel;
import org.minispark.mllib.linalg.Vector;
import org.minispark.mllib.linalg.Vectors;
import org.minispark.mllib.regression.LabeledPoint;

public final class ClusteringCases {
  private ClusteringCases() {}

  private static List<Vector> clouds(int count, int size, int clouds, long seed) {
    Random random = new Random(seed);
    List<Vector> points = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double[] point = new double[size];
      for (int j = 0; j < size; j++) {
        point[j] = random.nextGaussian() + 6 * ((i % clouds) >> j & 1) + i % clouds;
      }
      points.add(Vectors.dense(point));
    }
    return points;
  }

  private static Object told(KMeansModel model, JavaRDD<Vector> points) {
    return List.of(
        Arrays.toString(model.clusterCenters()),
        model.trainingCost(),
        model.k(),
        model.computeCost(points.rdd()),
        model.predict(points).collect());
  }

  public static Object seeds(JavaSparkContext sc) {
    JavaRDD<Vector> points = sc.parallelize(clouds(120, 3, 4, 1), 3);
    Report report = new Report();
    for (long seed : new long[] {1, 42, -7}) {
      report
          .of(
              "parallel " + seed,
              () -> told(KMeans.train(points.rdd(), 4, 8, KMeans.K_MEANS_PARALLEL(), seed), points))
          .of(
              "random " + seed,
              () -> told(KMeans.train(points.rdd(), 4, 8, KMeans.RANDOM(), seed), points));
    }
    return report;
  }

  public static Object manyClusters(JavaSparkContext sc) {
    JavaRDD<Vector> points = sc.parallelize(clouds(200, 5, 9, 2), 2);
    return told(
        new KMeans()
            .setK(20)
            .setSeed(5)
            .setInitializationSteps(3)
            .setEpsilon(0.0)
            .run(points.rdd()),
        points);
  }

  public static Object sparse(JavaSparkContext sc) {
    JavaRDD<Vector> points =
        sc.parallelize(Points.sparse(80, 20, 3), 2).map(LabeledPoint::features);
    return told(KMeans.train(points.rdd(), 3, 10, KMeans.K_MEANS_PARALLEL(), 9), points);
  }

  public static Object cosine(JavaSparkContext sc) {
    JavaRDD<Vector> points = sc.parallelize(clouds(60, 4, 3, 4), 2);
    return told(
        new KMeans().setK(3).setSeed(3).setDistanceMeasure("cosine").run(points.rdd()), points);
  }

  public static Object fewPoints(JavaSparkContext sc) {
    JavaRDD<Vector> points =
        sc.parallelize(List.of(Vectors.dense(1, 2), Vectors.dense(1, 2), Vectors.dense(3, 4)), 2);
    return told(KMeans.train(points.rdd(), 5, 10, KMeans.K_MEANS_PARALLEL(), 9), points);
  }

  public static Object settings(JavaSparkContext sc) {
    KMeansModel model = new KMeansModel(List.of(Vectors.dense(1, 2), Vectors.dense(3, 4)));
    JavaRDD<Vector> points = sc.parallelize(clouds(30, 2, 2, 5), 2);
    return new Report()
        .of("k", () -> new KMeans().setK(0))
        .of("rounds", () -> new KMeans().setMaxIterations(-1))
        .of("mode", () -> new KMeans().setInitializationMode("x"))
        .of("steps", () -> new KMeans().setInitializationSteps(0))
        .of("epsilon", () -> new KMeans().setEpsilon(-1))
        .of("model", () -> new KMeans().setK(3).setInitialModel(model))
        .of("model's", () -> told(new KMeans().setInitialModel(model).run(points.rdd()), points))
        .of(
            "no rounds",
            () ->
                told(
                    new KMeans().setInitialModel(model).setMaxIterations(0).run(points.rdd()),
                    points))
        .of(
            "defaults",
            () ->
                List.of(
                    new KMeans().getK(),
                    new KMeans().getMaxIterations(),
                    new KMeans().getInitializationMode(),
                    new KMeans().getInitializationSteps(),
                    new KMeans().getEpsilon(),
                    new KMeans().getDistanceMeasure()))
        .of("predict", () -> model.predict(Vectors.dense(2.5, 4)));
  }
}
