package org.minispark.mllib.optimization;

import org.minispark.mllib.linalg.BLAS;
import org.minispark.mllib.linalg.Vector;

/** Half the squared error: the loss of linear regression. */
public class LeastSquaresGradient extends Gradient {
  private static final long serialVersionUID = 1L;

  @Override
  public double compute(Vector data, double label, Vector weights, Vector cumGradient) {
    double error = BLAS.dot(data, weights) - label;
    BLAS.axpy(error, data, cumGradient);
    return error * error / 2.0;
  }
}
