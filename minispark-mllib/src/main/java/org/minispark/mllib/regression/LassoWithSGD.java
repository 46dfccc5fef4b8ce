package org.minispark.mllib.regression;

import org.minispark.mllib.linalg.Vector;
import org.minispark.mllib.optimization.GradientDescent;
import org.minispark.mllib.optimization.L1Updater;
import org.minispark.mllib.optimization.LeastSquaresGradient;

/** Linear regression by gradient descent, with a penalty on absolute weights. */
public class LassoWithSGD extends GeneralizedLinearAlgorithm<LassoModel> {
  private static final long serialVersionUID = 1L;

  private final GradientDescent optimizer;

  public LassoWithSGD(
      double stepSize, int numIterations, double regParam, double miniBatchFraction) {
    this.optimizer =
        new GradientDescent(new LeastSquaresGradient(), new L1Updater())
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
  public LassoModel createModel(Vector weights, double intercept) {
    return new LassoModel(weights, intercept);
  }
}
