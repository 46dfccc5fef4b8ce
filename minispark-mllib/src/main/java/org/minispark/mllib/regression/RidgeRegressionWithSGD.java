package org.minispark.mllib.regression;

import org.minispark.mllib.linalg.Vector;
import org.minispark.mllib.optimization.GradientDescent;
import org.minispark.mllib.optimization.LeastSquaresGradient;
import org.minispark.mllib.optimization.SquaredL2Updater;

/** Linear regression by gradient descent, with a penalty on squared weights. */
public class RidgeRegressionWithSGD extends GeneralizedLinearAlgorithm<RidgeRegressionModel> {
  private static final long serialVersionUID = 1L;

  private final GradientDescent optimizer;

  public RidgeRegressionWithSGD(
      double stepSize, int numIterations, double regParam, double miniBatchFraction) {
    this.optimizer =
        new GradientDescent(new LeastSquaresGradient(), new SquaredL2Updater())
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
  public RidgeRegressionModel createModel(Vector weights, double intercept) {
    return new RidgeRegressionModel(weights, intercept);
  }
}
