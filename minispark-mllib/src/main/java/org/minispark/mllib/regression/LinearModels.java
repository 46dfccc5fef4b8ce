package org.minispark.mllib.regression;

import org.minispark.SparkContext;
import org.minispark.mllib.internal.SavedModel;

/** How the linear models of this package are saved. */
final class LinearModels {
  private LinearModels() {}

  static void save(SparkContext sc, String path, GeneralizedLinearModel model) {
    new SavedModel(model.getClass())
        .describe("numFeatures", model.weights().size())
        .put("weights", model.weights())
        .put("intercept", model.intercept())
        .save(sc, path);
  }
}
