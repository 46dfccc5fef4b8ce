package org.minispark.mllib.clustering;

import java.io.Serializable;
import org.minispark.mllib.linalg.BLAS;
import org.minispark.mllib.linalg.Vector;

/** How far points are from each other, and what the middle of some is. */
abstract class DistanceMeasure implements Serializable {
  private static final long serialVersionUID = 1L;

  static final String EUCLIDEAN = "euclidean";
  static final String COSINE = "cosine";

  /** The centre nearest to a point, and what the point costs there. */
  record Closest(int index, double cost) implements Serializable {}

  /**
   * @throws IllegalArgumentException if there is no such measure
   */
  static DistanceMeasure named(String name) {
    return switch (name) {
      case EUCLIDEAN -> new EuclideanDistance();
      case COSINE -> new CosineDistance();
      default ->
          throw new IllegalArgumentException(
              "distanceMeasure must be one of: euclidean, cosine. " + name + " provided.");
    };
  }

  /** The centre nearest to a point; the first of several. */
  abstract Closest findClosest(VectorWithNorm[] centers, VectorWithNorm point);

  abstract double distance(VectorWithNorm a, VectorWithNorm b);

  boolean isConverged(VectorWithNorm before, VectorWithNorm after, double epsilon) {
    return distance(before, after) <= epsilon;
  }

  /** Adds a point to the sum of its cluster. */
  void add(VectorWithNorm point, Vector sum) {
    BLAS.axpy(1.0, point.vector(), sum);
  }

  /** The middle of points, of which this is the sum; the sum is changed. */
  VectorWithNorm centroid(Vector sum, double weight) {
    BLAS.scal(1.0 / weight, sum);
    return new VectorWithNorm(sum);
  }
}
