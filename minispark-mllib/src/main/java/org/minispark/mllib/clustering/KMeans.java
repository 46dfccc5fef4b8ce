package org.minispark.mllib.clustering;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.minispark.SparkContext;
import org.minispark.Tuple2;
import org.minispark.api.java.JavaPairRDD;
import org.minispark.broadcast.Broadcast;
import org.minispark.engine.base.XORShiftRandom;
import org.minispark.mllib.internal.Requirement;
import org.minispark.mllib.linalg.BLAS;
import org.minispark.mllib.linalg.Vector;
import org.minispark.mllib.linalg.Vectors;
import org.minispark.rdd.RDD;
import org.minispark.storage.StorageLevel;
import org.minispark.util.DoubleAccumulator;

/**
 * k-means: finds centres such that points are near to one of them, by Lloyd's rounds. Each round
 * broadcasts the centres, assigns every point where it lies, and shuffles one sum for each centre
 * and partition.
 *
 * <p>With a seed, the same points in the same partitions give the same centres.
 */
public class KMeans implements Serializable {
  private static final long serialVersionUID = 1L;

  private int k = 2;
  private int maxIterations = 20;
  private String initializationMode = K_MEANS_PARALLEL();
  private int initializationSteps = 2;
  private double epsilon = 1e-4;
  private long seed = new XORShiftRandom().nextLong();
  private String distanceMeasure = DistanceMeasure.EUCLIDEAN;
  private KMeansModel initialModel;

  /** 2 clusters, at most 20 rounds, first centres by k-means||. */
  public KMeans() {}

  /** One centre's part of a partition: the sum of its points, and how many they are. */
  private record Share(Vector sum, double weight) implements Serializable {
    Share plus(Share other) {
      BLAS.axpy(1.0, other.sum, sum);
      return new Share(sum, weight + other.weight);
    }
  }

  /** Trains with a random seed, beginning with centres by k-means||. */
  public static KMeansModel train(RDD<Vector> data, int k, int maxIterations) {
    return new KMeans().setK(k).setMaxIterations(maxIterations).run(data);
  }

  /** Trains with a random seed. */
  public static KMeansModel train(
      RDD<Vector> data, int k, int maxIterations, String initializationMode) {
    return new KMeans()
        .setK(k)
        .setMaxIterations(maxIterations)
        .setInitializationMode(initializationMode)
        .run(data);
  }

  /**
   * Trains a model.
   *
   * @param k the number of clusters; there are fewer if there are fewer distinct points
   * @param initializationMode {@link #RANDOM} or {@link #K_MEANS_PARALLEL}
   */
  public static KMeansModel train(
      RDD<Vector> data, int k, int maxIterations, String initializationMode, long seed) {
    return new KMeans()
        .setK(k)
        .setMaxIterations(maxIterations)
        .setInitializationMode(initializationMode)
        .setSeed(seed)
        .run(data);
  }

  /** The first centres are random points. */
  public static String RANDOM() {
    return "random";
  }

  /** The first centres are points far from each other. */
  public static String K_MEANS_PARALLEL() {
    return "k-means||";
  }

  public int getK() {
    return k;
  }

  /** The number of clusters (default 2). */
  public KMeans setK(int k) {
    Requirement.require(k > 0, "Number of clusters must be positive but got " + k);
    this.k = k;
    return this;
  }

  public int getMaxIterations() {
    return maxIterations;
  }

  /** The most rounds (default 20). */
  public KMeans setMaxIterations(int maxIterations) {
    Requirement.require(
        maxIterations >= 0, "Maximum of iterations must be nonnegative but got " + maxIterations);
    this.maxIterations = maxIterations;
    return this;
  }

  public String getInitializationMode() {
    return initializationMode;
  }

  /**
   * How the first centres are found: {@link #RANDOM}, or {@link #K_MEANS_PARALLEL} (default), which
   * any other name also stands for.
   */
  public KMeans setInitializationMode(String initializationMode) {
    this.initializationMode = initializationMode;
    return this;
  }

  public int getInitializationSteps() {
    return initializationSteps;
  }

  /** The passes of k-means|| (default 2). */
  public KMeans setInitializationSteps(int initializationSteps) {
    Requirement.require(
        initializationSteps > 0,
        "Number of initialization steps must be positive but got " + initializationSteps);
    this.initializationSteps = initializationSteps;
    return this;
  }

  public double getEpsilon() {
    return epsilon;
  }

  /** Ends when no centre has moved farther than this (default 1e-4). */
  public KMeans setEpsilon(double epsilon) {
    Requirement.require(epsilon >= 0, "Distance threshold must be nonnegative but got " + epsilon);
    this.epsilon = epsilon;
    return this;
  }

  public long getSeed() {
    return seed;
  }

  /** The seed of the first centres (default random). */
  public KMeans setSeed(long seed) {
    this.seed = seed;
    return this;
  }

  public String getDistanceMeasure() {
    return distanceMeasure;
  }

  /** {@code euclidean} (default) or {@code cosine}. */
  public KMeans setDistanceMeasure(String distanceMeasure) {
    DistanceMeasure.named(distanceMeasure);
    this.distanceMeasure = distanceMeasure;
    return this;
  }

  /** Begins with the centres of a model, which must be k. */
  public KMeans setInitialModel(KMeansModel model) {
    Requirement.require(model.k() == k, "mismatched cluster count");
    this.initialModel = model;
    return this;
  }

  /** Trains a model. */
  public KMeansModel run(RDD<Vector> data) {
    RDD<Vector> all = data.map(vector -> vector); // Spark's step: later RDDs have the same ids
    RDD<Double> norms = all.map(vector -> Vectors.norm(vector, 2.0));
    norms.persist(StorageLevel.MEMORY_AND_DISK());
    RDD<VectorWithNorm> points = data.zip(norms).map(pair -> new VectorWithNorm(pair._1, pair._2));
    KMeansModel model = run(points, data.toJavaRDD().context());
    norms.unpersist(false);
    return model;
  }

  private KMeansModel run(RDD<VectorWithNorm> points, SparkContext sc) {
    DistanceMeasure measure = DistanceMeasure.named(distanceMeasure);
    VectorWithNorm[] centers = firstCenters(points, measure);
    double cost = 0;
    int rounds = 0;
    boolean isConverged = false;
    while (rounds < maxIterations && !isConverged) {
      DoubleAccumulator costs = sc.doubleAccumulator();
      List<Tuple2<Integer, Share>> sums = assign(points, centers, measure, costs);
      isConverged = true;
      for (Tuple2<Integer, Share> sum : sums) {
        VectorWithNorm moved = measure.centroid(sum._2.sum(), sum._2.weight());
        isConverged &= measure.isConverged(centers[sum._1], moved, epsilon);
        centers[sum._1] = moved;
      }
      cost = costs.value();
      rounds++;
    }
    Vector[] found = Arrays.stream(centers).map(VectorWithNorm::vector).toArray(Vector[]::new);
    return new KMeansModel(found, distanceMeasure, cost, rounds);
  }

  private VectorWithNorm[] firstCenters(RDD<VectorWithNorm> points, DistanceMeasure measure) {
    if (initialModel != null) {
      Vector[] centers = initialModel.clusterCenters();
      return Arrays.stream(centers).map(VectorWithNorm::new).toArray(VectorWithNorm[]::new);
    }
    int drawn = new XORShiftRandom(seed).nextInt();
    if (initializationMode.equals(RANDOM())) {
      return ParallelSeeding.distinct(points.takeSample(false, k, drawn));
    }
    return new ParallelSeeding(points, measure, k, drawn).run(initializationSteps);
  }

  /** One round: the sum of the points nearest to each centre, for centres that have any. */
  private static List<Tuple2<Integer, Share>> assign(
      RDD<VectorWithNorm> points,
      VectorWithNorm[] centers,
      DistanceMeasure measure,
      DoubleAccumulator costs) {
    Broadcast<VectorWithNorm[]> sent = points.requireJobs().broadcast(centers.clone());
    RDD<Tuple2<Integer, Share>> shares =
        points.mapPartitions(own -> shares(own, sent.value(), measure, costs));
    var sums = JavaPairRDD.fromRDD(shares).reduceByKey(Share::plus).collect();
    sent.destroy();
    return sums;
  }

  private static Iterator<Tuple2<Integer, Share>> shares(
      Iterator<VectorWithNorm> points,
      VectorWithNorm[] centers,
      DistanceMeasure measure,
      DoubleAccumulator costs) {
    Vector[] sums = new Vector[centers.length];
    Arrays.setAll(sums, i -> Vectors.zeros(centers[0].vector().size()));
    double[] weights = new double[centers.length];
    points.forEachRemaining(
        point -> {
          DistanceMeasure.Closest closest = measure.findClosest(centers, point);
          costs.add(closest.cost());
          measure.add(point, sums[closest.index()]);
          weights[closest.index()]++;
        });
    List<Tuple2<Integer, Share>> shares = new ArrayList<>();
    for (int i = 0; i < sums.length; i++) {
      if (weights[i] > 0) {
        shares.add(new Tuple2<>(i, new Share(sums[i], weights[i])));
      }
    }
    return shares.iterator();
  }
}
