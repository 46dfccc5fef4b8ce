package org.minispark.mllib.clustering;

import java.io.Serializable;
import org.minispark.mllib.linalg.Vector;
import org.minispark.mllib.linalg.Vectors;

/** A vector with its norm, which makes distances cheap. */
record VectorWithNorm(Vector vector, double norm) implements Serializable {
  VectorWithNorm(Vector vector) {
    this(vector, Vectors.norm(vector, 2.0));
  }

  VectorWithNorm toDense() {
    return new VectorWithNorm(Vectors.dense(vector.toArray()), norm);
  }
}
