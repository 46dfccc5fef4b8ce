package org.minispark.mllib.optimization;

import org.minispark.mllib.linalg.BLAS;
import org.minispark.mllib.linalg.Vector;

/** The hinge loss of support vector machines; labels are 0 and 1. */
public class HingeGradient extends Gradient {
  private static final long serialVersionUID = 1L;

  @Override
  public double compute(Vector data, double label, Vector weights, Vector cumGradient) {
    double margin = BLAS.dot(data, weights);
    double sign = 2 * label - 1.0;
    if (1.0 > sign * margin) {
      BLAS.axpy(-sign, data, cumGradient);
      return 1.0 - sign * margin;
    }
    return 0.0;
  }
}
