package org.minispark.mllib.clustering;

import org.minispark.mllib.linalg.BLAS;
import org.minispark.mllib.linalg.Vector;
import org.minispark.mllib.linalg.Vectors;

/** One minus the cosine of the angle between two points; there is none at the origin. */
final class CosineDistance extends DistanceMeasure {
  private static final long serialVersionUID = 1L;

  @Override
  Closest findClosest(VectorWithNorm[] centers, VectorWithNorm point) {
    double best = Double.POSITIVE_INFINITY;
    int index = 0;
    for (int i = 0; i < centers.length; i++) {
      double distance = distance(centers[i], point);
      if (distance < best) {
        best = distance;
        index = i;
      }
    }
    return new Closest(index, best);
  }

  @Override
  double distance(VectorWithNorm a, VectorWithNorm b) {
    requireAngle(a.norm() > 0 && b.norm() > 0);
    return 1 - BLAS.dot(a.vector(), b.vector()) / a.norm() / b.norm();
  }

  @Override
  void add(VectorWithNorm point, Vector sum) {
    requireAngle(point.norm() > 0);
    BLAS.axpy(1.0 / point.norm(), point.vector(), sum);
  }

  @Override
  VectorWithNorm centroid(Vector sum, double weight) {
    BLAS.scal(1.0 / weight, sum);
    BLAS.scal(1.0 / Vectors.norm(sum, 2.0), sum);
    return new VectorWithNorm(sum, 1.0);
  }

  private static void requireAngle(boolean hasAngle) {
    if (!hasAngle) {
      throw new AssertionError(
          "assertion failed: Cosine distance is not defined for zero-length vectors.");
    }
  }
}
