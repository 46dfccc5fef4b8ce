package org.minispark.mllib.optimization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minispark.SparkConf;
import org.minispark.Tuple2;
import org.minispark.api.java.JavaRDD;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.mllib.classification.LogisticRegressionWithLBFGS;
import org.minispark.mllib.clustering.KMeans;
import org.minispark.mllib.evaluation.BinaryClassificationMetrics;
import org.minispark.mllib.linalg.Vector;
import org.minispark.mllib.linalg.Vectors;
import org.minispark.mllib.regression.LabeledPoint;
import org.minispark.mllib.stat.Statistics;

/** With the partitions given, the bits do not depend on the number of threads. */
class SameBitsTest {
  private static List<LabeledPoint> points() {
    Random random = new Random(11);
    List<LabeledPoint> points = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      double label = random.nextInt(2);
      double[] features = {random.nextGaussian() + label, random.nextGaussian() * 100, 1e-3 * i};
      points.add(new LabeledPoint(label, Vectors.dense(features)));
    }
    return points;
  }

  private static List<String> all(String master, int partitions) {
    SparkConf conf =
        new SparkConf(false).setMaster(master).setAppName("bits").set("spark.ui.enabled", "false");
    try (JavaSparkContext sc = new JavaSparkContext(conf)) {
      JavaRDD<LabeledPoint> points = sc.parallelize(points(), partitions).cache();
      JavaRDD<Vector> features = points.map(LabeledPoint::features);
      return List.of(
          descend(points, 1.0),
          descend(points, 0.3),
          Statistics.colStats(features.rdd()).variance().toString(),
          Arrays.toString(KMeans.train(features.rdd(), 3, 5, "k-means||", 7).clusterCenters()),
          new LogisticRegressionWithLBFGS().run(points.rdd()).weights().toString(),
          "" + areaUnderRoc(points));
    }
  }

  private static String descend(JavaRDD<LabeledPoint> points, double fraction) {
    JavaRDD<Tuple2<Object, Vector>> pairs =
        points.map(point -> new Tuple2<>(point.label(), point.features()));
    var found =
        GradientDescent.runMiniBatchSGD(
            pairs.rdd(),
            new LogisticGradient(),
            new SquaredL2Updater(),
            0.1,
            8,
            0.01,
            fraction,
            Vectors.zeros(3),
            0.0);
    return found._1() + Arrays.toString(found._2());
  }

  private static double areaUnderRoc(JavaRDD<LabeledPoint> points) {
    JavaRDD<Tuple2<Object, Object>> scores =
        points.map(point -> new Tuple2<>(point.features().apply(0), point.label()));
    return new BinaryClassificationMetrics(scores.rdd()).areaUnderROC();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 17})
  void onAnyNumberOfThreads(int partitions) {
    List<String> alone = all("local[1]", partitions);

    assertThat(all("local[4]", partitions)).isEqualTo(alone);
  }
}
