package org.minispark.mllib.regression;

import org.minispark.SparkContext;
import org.minispark.mllib.internal.SavedModel;
import org.minispark.mllib.linalg.BLAS;
import org.minispark.mllib.linalg.Vector;
import org.minispark.mllib.util.Saveable;

/** A linear function of the features. */
public class LinearRegressionModel extends GeneralizedLinearModel
    implements RegressionModel, Saveable {
  private static final long serialVersionUID = 1L;

  public LinearRegressionModel(Vector weights, double intercept) {
    super(weights, intercept);
  }

  @Override
  protected double predictPoint(Vector dataMatrix, Vector weightMatrix, double intercept) {
    return BLAS.dot(weightMatrix, dataMatrix) + intercept;
  }

  @Override
  public void save(SparkContext sc, String path) {
    LinearModels.save(sc, path, this);
  }

  /** Reads what {@code save} has written. */
  public static LinearRegressionModel load(SparkContext sc, String path) {
    SavedModel saved = SavedModel.load(sc, path, LinearRegressionModel.class);
    return new LinearRegressionModel(saved.vector("weights"), saved.number("intercept"));
  }
}
