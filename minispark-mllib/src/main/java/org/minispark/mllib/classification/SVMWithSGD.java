package org.minispark.mllib.classification;

import org.minispark.mllib.linalg.Vector;
import org.minispark.mllib.optimization.GradientDescent;
import org.minispark.mllib.optimization.HingeGradient;
import org.minispark.mllib.optimization.SquaredL2Updater;
import org.minispark.mllib.regression.GeneralizedLinearAlgorithm;
import org.minispark.mllib.regression.LabeledPoint;
import org.minispark.rdd.RDD;

/**
 * A support vector machine of two classes by gradient descent, with a penalty on squared weights.
 * Labels must be 0.0 or 1.0.
 */
public class SVMWithSGD extends GeneralizedLinearAlgorithm<SVMModel> {
  private static final long serialVersionUID = 1L;

  private final GradientDescent optimizer;

  /** Step 1.0, 100 iterations, penalty 0.01, all points. */
  public SVMWithSGD() {
    this(1.0, 100, 0.01, 1.0);
  }

  public SVMWithSGD(double stepSize, int numIterations, double regParam, double miniBatchFraction) {
    this.optimizer =
        new GradientDescent(new HingeGradient(), new SquaredL2Updater())
            .setStepSize(stepSize)
            .setNumIterations(numIterations)
            .setRegParam(regParam)
            .setMiniBatchFraction(miniBatchFraction);
  }

  /** Trains a model without an intercept, with step 1.0, penalty 0.01 and all points. */
  public static SVMModel train(RDD<LabeledPoint> input, int numIterations) {
    return train(input, numIterations, 1.0, 0.01, 1.0);
  }

  /** Trains a model without an intercept on all points. */
  public static SVMModel train(
      RDD<LabeledPoint> input, int numIterations, double stepSize, double regParam) {
    return train(input, numIterations, stepSize, regParam, 1.0);
  }

  /** Trains a model without an intercept. */
  public static SVMModel train(
      RDD<LabeledPoint> input,
      int numIterations,
      double stepSize,
      double regParam,
      double miniBatchFraction) {
    return new SVMWithSGD(stepSize, numIterations, regParam, miniBatchFraction).run(input);
  }

  /** Trains a model without an intercept, beginning with these weights. */
  public static SVMModel train(
      RDD<LabeledPoint> input,
      int numIterations,
      double stepSize,
      double regParam,
      double miniBatchFraction,
      Vector initialWeights) {
    return new SVMWithSGD(stepSize, numIterations, regParam, miniBatchFraction)
        .run(input, initialWeights);
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
  public SVMModel createModel(Vector weights, double intercept) {
    return new SVMModel(weights, intercept);
  }
}
