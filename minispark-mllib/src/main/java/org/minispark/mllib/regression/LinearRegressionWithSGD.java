package org.minispark.mllib.regression;

import org.minispark.mllib.linalg.Vector;
import org.minispark.mllib.optimization.GradientDescent;
import org.minispark.mllib.optimization.LeastSquaresGradient;
import org.minispark.mllib.optimization.SimpleUpdater;

/** Linear regression by gradient descent: least squares, no penalty. */
public class LinearRegressionWithSGD extends GeneralizedLinearAlgorithm<LinearRegressionModel> {
  private static final long serialVersionUID = 1L;

  private final GradientDescent optimizer;

  public LinearRegressionWithSGD(
      double stepSize, int numIterations, double regParam, double miniBatchFraction) {
    this.optimizer =
        new GradientDescent(new LeastSquaresGradient(), new SimpleUpdater())
            .setStepSize(stepSize)
            .setNumIterations(numIterations)
            .setRegParam(regParam)
            .setMiniBatchFraction(miniBatchFraction);
  }

  @Override
  public GradientDescent optimizer() {
    return optimizer;
  }

  @Override
  public LinearRegressionModel createModel(Vector weights, double intercept) {
    return new LinearRegressionModel(weights, intercept);
  }
}
