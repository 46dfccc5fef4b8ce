package org.minispark.mllib.feature;

import java.io.Serializable;
import org.minispark.api.java.JavaRDD;
import org.minispark.mllib.linalg.Vector;
import org.minispark.rdd.RDD;

/** Makes a vector of a vector. */
public interface VectorTransformer extends Serializable {
  Vector transform(Vector vector);

  /** Transforms each vector. */
  default RDD<Vector> transform(RDD<Vector> data) {
    return data.map(this::transform);
  }

  /** Transforms each vector. */
  default JavaRDD<Vector> transform(JavaRDD<Vector> data) {
    return transform(data.rdd()).toJavaRDD();
  }
}
