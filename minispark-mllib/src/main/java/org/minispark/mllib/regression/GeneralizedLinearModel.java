package org.minispark.mllib.regression;

import java.io.Serializable;
import org.minispark.broadcast.Broadcast;
import org.minispark.mllib.linalg.Vector;
import org.minispark.rdd.RDD;

/** Weights and an intercept; what they predict, the subclass tells. */
public abstract class GeneralizedLinearModel implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Vector weights;
  private final double intercept;

  public GeneralizedLinearModel(Vector weights, double intercept) {
    this.weights = weights;
    this.intercept = intercept;
  }

  /** One weight for each feature. */
  public Vector weights() {
    return weights;
  }

  /** What is added to every prediction. */
  public double intercept() {
    return intercept;
  }

  protected abstract double predictPoint(Vector dataMatrix, Vector weightMatrix, double intercept);

  /** A prediction for each vector of features. */
  @SuppressWarnings("unchecked") // Spark's signature says Object for a double
  public RDD<Object> predict(RDD<Vector> testData) {
    return (RDD<Object>) (RDD<?>) predictAll(testData);
  }

  /** The same, as what it is. */
  protected final RDD<Double> predictAll(RDD<Vector> testData) {
    Broadcast<Vector> sent = testData.requireJobs().broadcast(weights);
    GeneralizedLinearModel model = this;
    return testData.map(features -> model.predictPoint(features, sent.value(), model.intercept));
  }

  /** The prediction for one vector of features. */
  public double predict(Vector testData) {
    return predictPoint(testData, weights, intercept);
  }

  @Override
  public String toString() {
    return getClass().getName()
        + ": intercept = "
        + intercept
        + ", numFeatures = "
        + weights.size();
  }
}
