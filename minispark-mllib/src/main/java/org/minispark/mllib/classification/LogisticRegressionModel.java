package org.minispark.mllib.classification;

import org.minispark.SparkContext;
import org.minispark.mllib.internal.Requirement;
import org.minispark.mllib.internal.SavedModel;
import org.minispark.mllib.linalg.BLAS;
import org.minispark.mllib.linalg.DenseVector;
import org.minispark.mllib.linalg.SparseVector;
import org.minispark.mllib.linalg.Vector;
import org.minispark.mllib.regression.GeneralizedLinearModel;
import org.minispark.mllib.util.Saveable;

/**
 * Tells how probable the classes are.
 *
 * <p>With two classes, it predicts 1.0 if its probability is above the threshold (default 0.5), or
 * the probability itself if the threshold is cleared. With more, it predicts the most probable; its
 * weights then hold a part for each class but the first, each with its intercept at the end if one
 * was trained.
 */
public class LogisticRegressionModel extends GeneralizedLinearModel
    implements ClassificationModel, Saveable {
  private static final long serialVersionUID = 1L;

  private final int numFeatures;
  private final int numClasses;
  private Double threshold = 0.5;

  public LogisticRegressionModel(
      Vector weights, double intercept, int numFeatures, int numClasses) {
    super(weights, intercept);
    this.numFeatures = numFeatures;
    this.numClasses = numClasses;
    if (numClasses == 2) {
      Requirement.require(
          weights.size() == numFeatures,
          "LogisticRegressionModel with numClasses = 2 was given non-matching values: numFeatures"
              + (" = " + numFeatures + ", but weights.size = " + weights.size()));
      return;
    }
    int withoutIntercept = (numClasses - 1) * numFeatures;
    int withIntercept = (numClasses - 1) * (numFeatures + 1);
    Requirement.require(
        weights.size() == withoutIntercept || weights.size() == withIntercept,
        "LogisticRegressionModel.load with numClasses = "
            + numClasses
            + " and numFeatures = "
            + numFeatures
            + " expected weights of length "
            + withoutIntercept
            + " (without intercept) or "
            + withIntercept
            + " (with intercept), but was given weights of length "
            + weights.size());
  }

  /** A model of two classes. */
  public LogisticRegressionModel(Vector weights, double intercept) {
    this(weights, intercept, weights.size(), 2);
  }

  public int numFeatures() {
    return numFeatures;
  }

  public int numClasses() {
    return numClasses;
  }

  /** Above which probability to predict 1.0. */
  public LogisticRegressionModel setThreshold(double threshold) {
    this.threshold = threshold;
    return this;
  }

  /** Predicts probabilities from now on. */
  public LogisticRegressionModel clearThreshold() {
    threshold = null;
    return this;
  }

  @Override
  protected double predictPoint(Vector dataMatrix, Vector weightMatrix, double intercept) {
    Requirement.require(dataMatrix.size() == numFeatures);
    if (numClasses > 2) {
      return mostProbable(dataMatrix, ((DenseVector) weightMatrix).values());
    }
    double margin = BLAS.dot(weightMatrix, dataMatrix) + intercept;
    double probability = 1.0 / (1.0 + Math.exp(-margin));
    if (threshold == null) {
      return probability;
    }
    return probability > threshold ? 1.0 : 0.0;
  }

  private double mostProbable(Vector features, double[] weights) {
    int perClass = weights.length / (numClasses - 1);
    boolean hasIntercepts = perClass == numFeatures + 1;
    int best = 0;
    double largest = 0;
    for (int i = 0; i < numClasses - 1; i++) {
      double margin = margin(features, weights, i * perClass);
      if (hasIntercepts) {
        margin += weights[i * perClass + numFeatures];
      }
      if (margin > largest) {
        largest = margin;
        best = i + 1;
      }
    }
    return best;
  }

  private static double margin(Vector features, double[] weights, int offset) {
    double[] values =
        features instanceof SparseVector sparse ? sparse.values() : features.toArray();
    double margin = 0;
    for (int k = 0; k < values.length; k++) {
      int index = features instanceof SparseVector sparse ? sparse.indices()[k] : k;
      if (values[k] != 0) {
        margin += values[k] * weights[offset + index];
      }
    }
    return margin;
  }

  @Override
  public void save(SparkContext sc, String path) {
    new SavedModel(LogisticRegressionModel.class)
        .describe("numFeatures", numFeatures)
        .describe("numClasses", numClasses)
        .put("weights", weights())
        .put("intercept", intercept())
        .put("threshold", threshold)
        .save(sc, path);
  }

  /** Reads what {@code save} has written. */
  public static LogisticRegressionModel load(SparkContext sc, String path) {
    SavedModel saved = SavedModel.load(sc, path, LogisticRegressionModel.class);
    LogisticRegressionModel model =
        new LogisticRegressionModel(
            saved.vector("weights"),
            saved.number("intercept"),
            saved.described("numFeatures"),
            saved.described("numClasses"));
    return saved.has("threshold")
        ? model.setThreshold(saved.number("threshold"))
        : model.clearThreshold();
  }

  @Override
  public String toString() {
    return super.toString()
        + ", numClasses = "
        + numClasses
        + ", threshold = "
        + (threshold == null ? "None" : threshold);
  }
}
