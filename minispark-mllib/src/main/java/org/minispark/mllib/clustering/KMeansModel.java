package org.minispark.mllib.clustering;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.minispark.SparkContext;
import org.minispark.api.java.JavaRDD;
import org.minispark.broadcast.Broadcast;
import org.minispark.mllib.internal.SavedModel;
import org.minispark.mllib.linalg.Vector;
import org.minispark.mllib.util.Saveable;
import org.minispark.rdd.RDD;

/** Centres of clusters; a point belongs to the nearest. */
public class KMeansModel implements Saveable, Serializable {
  private static final long serialVersionUID = 1L;

  private final Vector[] clusterCenters;
  private final String distanceMeasure;
  private final double trainingCost;
  private final int numIter;

  /**
   * @param trainingCost the cost of the training points before the last round
   * @param numIter the rounds
   */
  public KMeansModel(
      Vector[] clusterCenters, String distanceMeasure, double trainingCost, int numIter) {
    DistanceMeasure.named(distanceMeasure);
    this.clusterCenters = clusterCenters;
    this.distanceMeasure = distanceMeasure;
    this.trainingCost = trainingCost;
    this.numIter = numIter;
  }

  public KMeansModel(Vector[] clusterCenters, String distanceMeasure) {
    this(clusterCenters, distanceMeasure, 0.0, -1);
  }

  public KMeansModel(Vector[] clusterCenters) {
    this(clusterCenters, DistanceMeasure.EUCLIDEAN);
  }

  public KMeansModel(Iterable<Vector> centers) {
    this(toArray(centers));
  }

  private static Vector[] toArray(Iterable<Vector> centers) {
    List<Vector> all = new ArrayList<>();
    centers.forEach(all::add);
    return all.toArray(Vector[]::new);
  }

  public Vector[] clusterCenters() {
    return clusterCenters;
  }

  /** {@code euclidean} or {@code cosine}. */
  public String distanceMeasure() {
    return distanceMeasure;
  }

  public double trainingCost() {
    return trainingCost;
  }

  /** How many clusters there are. */
  public int k() {
    return clusterCenters.length;
  }

  private VectorWithNorm[] centers() {
    return Arrays.stream(clusterCenters).map(VectorWithNorm::new).toArray(VectorWithNorm[]::new);
  }

  /** The index of a point's cluster. */
  public int predict(Vector point) {
    return DistanceMeasure.named(distanceMeasure)
        .findClosest(centers(), new VectorWithNorm(point))
        .index();
  }

  /** The index of each point's cluster. */
  @SuppressWarnings("unchecked") // Spark's signature says Object for an int
  public RDD<Object> predict(RDD<Vector> points) {
    return (RDD<Object>) (RDD<?>) predictAll(points);
  }

  /** The index of each point's cluster. */
  public JavaRDD<Integer> predict(JavaRDD<Vector> points) {
    return predictAll(points.rdd()).toJavaRDD();
  }

  private RDD<Integer> predictAll(RDD<Vector> points) {
    DistanceMeasure measure = DistanceMeasure.named(distanceMeasure);
    Broadcast<VectorWithNorm[]> sent = points.requireJobs().broadcast(centers());
    return points.map(
        point -> measure.findClosest(sent.value(), new VectorWithNorm(point)).index());
  }

  /** The sum of what all points cost: their squared distance from the nearest centre. */
  public double computeCost(RDD<Vector> data) {
    DistanceMeasure measure = DistanceMeasure.named(distanceMeasure);
    Broadcast<VectorWithNorm[]> sent = data.requireJobs().broadcast(centers());
    double cost =
        data.map(point -> measure.findClosest(sent.value(), new VectorWithNorm(point)).cost())
            .fold(0.0, Double::sum);
    sent.destroy();
    return cost;
  }

  @Override
  public void save(SparkContext sc, String path) {
    new SavedModel(KMeansModel.class)
        .describe("k", k())
        .put("clusterCenters", Arrays.stream(clusterCenters).map(Vector::toArray).toList())
        .put("distanceMeasure", distanceMeasure)
        .put("trainingCost", trainingCost)
        .put("numIter", numIter)
        .save(sc, path);
  }

  /** Reads what {@code save} has written. */
  public static KMeansModel load(SparkContext sc, String path) {
    SavedModel saved = SavedModel.load(sc, path, KMeansModel.class);
    return new KMeansModel(
        saved.vectors("clusterCenters"),
        saved.text("distanceMeasure"),
        saved.number("trainingCost"),
        (int) saved.number("numIter"));
  }
}
