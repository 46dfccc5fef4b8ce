package org.minispark.mllib.classification;

import org.minispark.SparkContext;
import org.minispark.mllib.internal.SavedModel;
import org.minispark.mllib.linalg.BLAS;
import org.minispark.mllib.linalg.Vector;
import org.minispark.mllib.regression.GeneralizedLinearModel;
import org.minispark.mllib.util.Saveable;

/**
 * A plane between two classes. It predicts 1.0 for points beyond the threshold (default 0.0), or
 * the margin itself if the threshold is cleared.
 */
public class SVMModel extends GeneralizedLinearModel implements ClassificationModel, Saveable {
  private static final long serialVersionUID = 1L;

  private Double threshold = 0.0;

  public SVMModel(Vector weights, double intercept) {
    super(weights, intercept);
  }

  /** Above which margin to predict 1.0. */
  public SVMModel setThreshold(double threshold) {
    this.threshold = threshold;
    return this;
  }

  /** Predicts margins from now on. */
  public SVMModel clearThreshold() {
    threshold = null;
    return this;
  }

  @Override
  protected double predictPoint(Vector dataMatrix, Vector weightMatrix, double intercept) {
    double margin = BLAS.dot(weightMatrix, dataMatrix) + intercept;
    if (threshold == null) {
      return margin;
    }
    return margin > threshold ? 1.0 : 0.0;
  }

  @Override
  public void save(SparkContext sc, String path) {
    new SavedModel(SVMModel.class)
        .describe("numFeatures", weights().size())
        .describe("numClasses", 2)
        .put("weights", weights())
        .put("intercept", intercept())
        .put("threshold", threshold)
        .save(sc, path);
  }

  /** Reads what {@code save} has written. */
  public static SVMModel load(SparkContext sc, String path) {
    SavedModel saved = SavedModel.load(sc, path, SVMModel.class);
    SVMModel model = new SVMModel(saved.vector("weights"), saved.number("intercept"));
    return saved.has("threshold")
        ? model.setThreshold(saved.number("threshold"))
        : model.clearThreshold();
  }

  @Override
  public String toString() {
    return super.toString()
        + ", numClasses = 2, threshold = "
        + (threshold == null ? "None" : threshold);
  }
}
