package org.minispark.mllib.clustering;

import java.util.Arrays;
import java.util.Random;
import org.minispark.mllib.linalg.BLAS;
import org.minispark.mllib.linalg.Vector;
import org.minispark.mllib.linalg.Vectors;

/**
 * k-means++ on weighted points in the driver: each next centre is a point drawn by its cost, then
 * Lloyd's rounds move them (Arthur, Vassilvitskii: k-means++, the advantages of careful seeding,
 * 2007). Draws and sums are in Spark's order.
 */
final class LocalKMeans {
  private final Random random;
  private final VectorWithNorm[] points;
  private final double[] weights;
  private final VectorWithNorm[] centers;
  private final EuclideanDistance measure = new EuclideanDistance();

  LocalKMeans(long seed, VectorWithNorm[] points, double[] weights, int k) {
    this.random = new Random(seed);
    this.points = points;
    this.weights = weights;
    this.centers = new VectorWithNorm[k];
  }

  VectorWithNorm[] run(int maxIterations) {
    seed();
    int[] closest = new int[points.length];
    Arrays.fill(closest, -1);
    boolean hasMoved = true;
    for (int i = 0; i < maxIterations && hasMoved; i++) {
      hasMoved = round(closest);
    }
    return centers;
  }

  private void seed() {
    double[] costs = new double[points.length];
    Arrays.fill(costs, Double.POSITIVE_INFINITY);
    centers[0] = points[draw(weights)].toDense();
    for (int i = 1; i < centers.length; i++) {
      double[] weightedCosts = new double[points.length];
      for (int p = 0; p < points.length; p++) {
        costs[p] = Math.min(EuclideanDistance.squared(points[p], centers[i - 1]), costs[p]);
        weightedCosts[p] = weights[p] * costs[p];
      }
      centers[i] = points[draw(weightedCosts)].toDense();
    }
  }

  /** An index, drawn by shares; the first if all shares are 0. */
  private int draw(double[] shares) {
    double sum = 0;
    for (double share : shares) {
      sum += share;
    }
    double drawn = random.nextDouble() * sum;
    double seen = 0;
    int next = 0;
    while (next < shares.length && seen < drawn) {
      seen += shares[next++];
    }
    return Math.max(next - 1, 0);
  }

  /** One of Lloyd's rounds; whether a point has another centre now. */
  private boolean round(int[] closest) {
    Vector[] sums = new Vector[centers.length];
    Arrays.setAll(sums, i -> Vectors.zeros(points[0].vector().size()));
    double[] counts = new double[centers.length];
    boolean hasMoved = false;
    for (int p = 0; p < points.length; p++) {
      int index = measure.findClosest(centers, points[p]).index();
      BLAS.axpy(weights[p], points[p].vector(), sums[index]);
      counts[index] += weights[p];
      hasMoved |= index != closest[p];
      closest[p] = index;
    }
    for (int i = 0; i < centers.length; i++) {
      if (counts[i] == 0.0) {
        centers[i] = points[random.nextInt(points.length)].toDense();
      } else {
        BLAS.scal(1.0 / counts[i], sums[i]);
        centers[i] = new VectorWithNorm(sums[i]);
      }
    }
    return hasMoved;
  }
}
