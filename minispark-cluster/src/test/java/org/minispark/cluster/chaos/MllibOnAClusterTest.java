package org.minispark.cluster.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minispark.SparkConf;
import org.minispark.Tuple2;
import org.minispark.api.java.JavaRDD;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.mllib.classification.LogisticRegressionWithLBFGS;
import org.minispark.mllib.clustering.KMeans;
import org.minispark.mllib.linalg.Vector;
import org.minispark.mllib.linalg.Vectors;
import org.minispark.mllib.optimization.GradientDescent;
import org.minispark.mllib.optimization.LogisticGradient;
import org.minispark.mllib.optimization.SquaredL2Updater;
import org.minispark.mllib.regression.LabeledPoint;
import org.minispark.mllib.stat.MultivariateStatisticalSummary;
import org.minispark.mllib.stat.Statistics;
import org.minispark.scheduler.SparkListener;
import org.minispark.scheduler.SparkListenerExecutorRemoved;
import org.minispark.scheduler.SparkListenerJobEnd;

/**
 * With the partitions given, what is learned has the same bits in one thread, in other processes,
 * and when a process that holds cached points is killed half way.
 */
class MllibOnAClusterTest {
  private static final int PARTITIONS = 6;
  private static final int ROUNDS = 10;

  /** Counted from 0: the descent has 0 to 11, the clusters 13 to 29, the regression the rest. */
  private static final Set<Integer> KILL_AFTER_JOBS = Set.of(4, 17, 34);

  private static final String JOB_ENDED = "job ended";
  private static final String KILLED = "killed";
  private static final String REMOVED = "removed";

  @TempDir static Path directory;

  private static Map<String, List<Long>> alone;

  @BeforeAll
  static void learnInOneThread() {
    SparkConf conf =
        new SparkConf(false)
            .setMaster("local[1]")
            .setAppName("bits")
            .set("spark.local.dir", directory.resolve("alone").toString());
    try (JavaSparkContext sc = new JavaSparkContext(conf)) {
      alone = learn(sc);
    }
  }

  private static TestingCluster startCluster() {
    return TestingCluster.start(
        2,
        directory.resolve("cluster"),
        "spark.master",
        "local-cluster[2,1,512]",
        "spark.locality.wait",
        "0",
        "spark.task.maxFailures",
        "8");
  }

  private static List<LabeledPoint> points() {
    Random random = new Random(23);
    List<LabeledPoint> points = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      double label = random.nextInt(2);
      double[] features = {random.nextGaussian() + label, random.nextGaussian() * 10, 1e-3 * i};
      points.add(new LabeledPoint(label, Vectors.dense(features)));
    }
    return points;
  }

  /** Every double that is learned, as its bits, by the name of the algorithm. */
  private static Map<String, List<Long>> learn(JavaSparkContext sc) {
    JavaRDD<LabeledPoint> points = sc.parallelize(points(), PARTITIONS).cache();
    JavaRDD<Vector> features = points.map(LabeledPoint::features).cache();
    Map<String, List<Long>> bits = new LinkedHashMap<>();
    bits.put("descent", descend(points));
    bits.put("columns", columns(features));
    bits.put("clusters", clusters(features));
    bits.put("regression", regress(points));
    return bits;
  }

  private static List<Long> descend(JavaRDD<LabeledPoint> points) {
    JavaRDD<Tuple2<Object, Vector>> pairs =
        points.map(point -> new Tuple2<>(point.label(), point.features()));
    Tuple2<Vector, double[]> found =
        GradientDescent.runMiniBatchSGD(
            pairs.rdd(),
            new LogisticGradient(),
            new SquaredL2Updater(),
            0.1,
            ROUNDS,
            0.01,
            0.5,
            Vectors.zeros(3),
            0.0);
    return bits(found._1(), Vectors.dense(found._2()));
  }

  private static List<Long> columns(JavaRDD<Vector> features) {
    MultivariateStatisticalSummary found = Statistics.colStats(features.rdd());
    return bits(
        found.mean(), found.variance(), found.normL1(), found.normL2(), found.min(), found.max());
  }

  private static List<Long> clusters(JavaRDD<Vector> features) {
    return bits(KMeans.train(features.rdd(), 3, ROUNDS, "k-means||", 7).clusterCenters());
  }

  private static List<Long> regress(JavaRDD<LabeledPoint> points) {
    return bits(new LogisticRegressionWithLBFGS().run(points.rdd()).weights());
  }

  private static List<Long> bits(Vector... vectors) {
    return Stream.of(vectors)
        .flatMapToDouble(vector -> DoubleStream.of(vector.toArray()))
        .mapToObj(Double::doubleToRawLongBits)
        .toList();
  }

  @Test
  void otherProcessesLearnTheSameBitsEvenWhenTheyAreKilled() throws InterruptedException {
    try (TestingCluster cluster = startCluster()) {
      assertThat(learn(cluster.sc)).as("undisturbed").isEqualTo(alone);
      cluster.awaitEvents();
      Killer killer = new Killer(cluster);
      cluster.sc.sc().addSparkListener(killer);

      assertThat(learn(cluster.sc)).as("with executors killed").isEqualTo(alone);

      cluster.awaitRemoved(KILL_AFTER_JOBS.size());
      cluster.awaitEvents();
      assertThat(killer.heard)
          .containsSubsequence(
              KILLED, REMOVED, JOB_ENDED, KILLED, REMOVED, JOB_ENDED, KILLED, REMOVED, JOB_ENDED);
      assertThat(cluster.events.removed).hasSameSizeAs(KILL_AFTER_JOBS);
    }
  }

  /** Kills an executor at the end of chosen jobs, and keeps the order of what it hears. */
  private static final class Killer extends SparkListener {
    private final TestingCluster cluster;
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private int jobs;

    Killer(TestingCluster cluster) {
      this.cluster = cluster;
    }

    @Override
    public void onJobEnd(SparkListenerJobEnd event) {
      heard.add(JOB_ENDED);
      if (KILL_AFTER_JOBS.contains(jobs++)) {
        TestingCluster.kill(cluster.registered().get(0));
        heard.add(KILLED);
      }
    }

    @Override
    public void onExecutorRemoved(SparkListenerExecutorRemoved event) {
      heard.add(REMOVED);
    }
  }
}
