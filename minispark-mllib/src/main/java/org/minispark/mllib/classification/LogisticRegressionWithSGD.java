package org.minispark.mllib.classification;

import org.minispark.mllib.linalg.Vector;
import org.minispark.mllib.optimization.GradientDescent;
import org.minispark.mllib.optimization.LogisticGradient;
import org.minispark.mllib.optimization.SquaredL2Updater;
import org.minispark.mllib.regression.GeneralizedLinearAlgorithm;
import org.minispark.mllib.regression.LabeledPoint;
import org.minispark.rdd.RDD;

/**
 * Logistic regression of two classes by gradient descent, with a penalty on squared weights. Labels
 * must be 0.0 or 1.0.
 */
public class LogisticRegressionWithSGD extends GeneralizedLinearAlgorithm<LogisticRegressionModel> {
  private static final long serialVersionUID = 1L;

  private final GradientDescent optimizer;

  public LogisticRegressionWithSGD(
      double stepSize, int numIterations, double regParam, double miniBatchFraction) {
    this.optimizer =
        new GradientDescent(new LogisticGradient(), new SquaredL2Updater())
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
  protected IllegalArgumentException refuse(RDD<LabeledPoint> input) {
    return Labels.refuse(input, 2);
  }

  @Override
  public LogisticRegressionModel createModel(Vector weights, double intercept) {
    return new LogisticRegressionModel(weights, intercept);
  }
}
