package org.minispark.mllib.optimization;

import java.io.Serializable;
import org.minispark.Tuple2;
import org.minispark.mllib.linalg.Vector;

/** One step of gradient descent, and the penalty on the weights that it leads to. */
public abstract class Updater implements Serializable {
  private static final long serialVersionUID = 1L;

  /**
   * Takes a step against the gradient. Its length is {@code stepSize} divided by the square root of
   * the iteration.
   *
   * @param iter counted from 1
   * @return the new weights, and the penalty on them
   */
  public abstract Tuple2<Vector, Object> compute(
      Vector weightsOld, Vector gradient, double stepSize, int iter, double regParam);

  /** Weights minus the gradient times the length, as a new array. */
  static double[] descend(double[] weights, Vector gradient, double length) {
    double[] by = gradient.toArray();
    for (int i = 0; i < weights.length; i++) {
      weights[i] += -length * by[i];
    }
    return weights;
  }
}
