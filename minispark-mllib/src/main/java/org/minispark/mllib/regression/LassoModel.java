package org.minispark.mllib.regression;

import org.minispark.SparkContext;
import org.minispark.mllib.internal.SavedModel;
import org.minispark.mllib.linalg.BLAS;
import org.minispark.mllib.linalg.Vector;
import org.minispark.mllib.util.Saveable;

/** A linear function of few features: the penalty has made the weights of the others zero. */
public class LassoModel extends GeneralizedLinearModel implements RegressionModel, Saveable {
  private static final long serialVersionUID = 1L;

  public LassoModel(Vector weights, double intercept) {
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
  public static LassoModel load(SparkContext sc, String path) {
    SavedModel saved = SavedModel.load(sc, path, LassoModel.class);
    return new LassoModel(saved.vector("weights"), saved.number("intercept"));
  }
}
