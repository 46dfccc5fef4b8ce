package org.minispark.mllib.optimization;

import java.io.Serializable;
import org.minispark.Tuple2;
import org.minispark.mllib.linalg.Vector;
import org.minispark.mllib.linalg.Vectors;

/** A loss at one point, and its gradient by the weights. */
public abstract class Gradient implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The gradient and the loss at a point. */
  public Tuple2<Vector, Object> compute(Vector data, double label, Vector weights) {
    Vector gradient = Vectors.zeros(weights.size());
    double loss = compute(data, label, weights, gradient);
    return new Tuple2<>(gradient, loss);
  }

  /**
   * Adds the gradient at a point to a dense vector, and returns the loss.
   *
   * @param cumGradient as long as the weights
   */
  public abstract double compute(Vector data, double label, Vector weights, Vector cumGradient);
}
