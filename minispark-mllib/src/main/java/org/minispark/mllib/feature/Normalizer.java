package org.minispark.mllib.feature;

import org.minispark.mllib.internal.Requirement;
import org.minispark.mllib.linalg.SparseVector;
import org.minispark.mllib.linalg.Vector;
import org.minispark.mllib.linalg.Vectors;

/** Gives each vector the norm 1, but for those of zeros. */
public class Normalizer implements VectorTransformer {
  private static final long serialVersionUID = 1L;

  private final double p;

  /** With the norm of p = 2. */
  public Normalizer() {
    this(2);
  }

  /**
   * @param p which norm; at least 1
   */
  public Normalizer(double p) {
    Requirement.require(p >= 1.0);
    this.p = p;
  }

  @Override
  public Vector transform(Vector vector) {
    double norm = Vectors.norm(vector, p);
    if (norm == 0.0) {
      return vector;
    }
    Vector scaled = vector.copy();
    double[] values = scaled instanceof SparseVector sparse ? sparse.values() : scaled.toArray();
    for (int i = 0; i < values.length; i++) {
      values[i] /= norm;
    }
    return scaled;
  }
}
