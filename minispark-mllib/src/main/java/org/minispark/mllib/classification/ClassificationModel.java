package org.minispark.mllib.classification;

import java.io.Serializable;
import org.minispark.api.java.JavaRDD;
import org.minispark.mllib.linalg.Vector;
import org.minispark.rdd.RDD;

/** A model that predicts a class: 0.0, 1.0, 2.0 and so on. */
public interface ClassificationModel extends Serializable {
  /** A prediction for each vector of features. */
  RDD<Object> predict(RDD<Vector> testData);

  /** The prediction for one vector of features. */
  double predict(Vector testData);

  /** A prediction for each vector of features. */
  @SuppressWarnings("unchecked") // the first predict gives doubles
  default JavaRDD<Double> predict(JavaRDD<Vector> testData) {
    return ((RDD<Double>) (RDD<?>) predict(testData.rdd())).toJavaRDD();
  }
}
