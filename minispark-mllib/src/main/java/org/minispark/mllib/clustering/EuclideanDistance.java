package org.minispark.mllib.clustering;

import org.minispark.mllib.linalg.BLAS;
import org.minispark.mllib.linalg.DenseVector;
import org.minispark.mllib.linalg.Vector;
import org.minispark.mllib.linalg.Vectors;

/** The length of the line between two points; a point costs its square. */
final class EuclideanDistance extends DistanceMeasure {
  private static final long serialVersionUID = 1L;

  private static final double PRECISION = 1e-6;
  private static final double EPSILON = Math.ulp(1.0);

  /** A centre whose norm differs by more than the best distance cannot be nearer. */
  @Override
  Closest findClosest(VectorWithNorm[] centers, VectorWithNorm point) {
    double best = Double.POSITIVE_INFINITY;
    int index = 0;
    for (int i = 0; i < centers.length; i++) {
      double ofNorms = centers[i].norm() - point.norm();
      if (ofNorms * ofNorms < best) {
        double squared = squared(centers[i], point);
        if (squared < best) {
          best = squared;
          index = i;
        }
      }
    }
    return new Closest(index, best);
  }

  @Override
  double distance(VectorWithNorm a, VectorWithNorm b) {
    return Math.sqrt(squared(a, b));
  }

  @Override
  boolean isConverged(VectorWithNorm before, VectorWithNorm after, double epsilon) {
    return squared(after, before) <= epsilon * epsilon;
  }

  /**
   * The squared distance from norms and dot product, where they are certain to give six digits; by
   * the differences elsewhere. Dense vectors always take the second way, which is as fast for them.
   */
  static double squared(VectorWithNorm a, VectorWithNorm b) {
    Vector v1 = a.vector();
    Vector v2 = b.vector();
    if (v1 instanceof DenseVector && v2 instanceof DenseVector) {
      return Vectors.sqdist(v1, v2);
    }
    double squaredNorms = a.norm() * a.norm() + b.norm() * b.norm();
    double ofNorms = a.norm() - b.norm();
    double product = BLAS.dot(v1, v2);
    boolean isCertain = 2.0 * EPSILON * squaredNorms / (ofNorms * ofNorms + EPSILON) < PRECISION;
    if (isCertain) {
      return squaredNorms - 2.0 * product;
    }
    double squared = Math.max(squaredNorms - 2.0 * product, 0.0);
    double error = EPSILON * (squaredNorms + 2.0 * Math.abs(product)) / (squared + EPSILON);
    return error > PRECISION ? Vectors.sqdist(v1, v2) : squared;
  }
}
