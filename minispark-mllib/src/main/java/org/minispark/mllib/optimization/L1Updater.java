package org.minispark.mllib.optimization;

import org.minispark.Tuple2;
import org.minispark.mllib.linalg.Vector;
import org.minispark.mllib.linalg.Vectors;

/**
 * A step that also moves each weight towards zero, by the same amount, and not beyond: many end
 * there. The penalty is the sum of their absolute values.
 */
public class L1Updater extends Updater {
  private static final long serialVersionUID = 1L;

  @Override
  public Tuple2<Vector, Object> compute(
      Vector weightsOld, Vector gradient, double stepSize, int iter, double regParam) {
    double length = stepSize / Math.sqrt(iter);
    double[] weights = descend(weightsOld.toArray().clone(), gradient, length);
    double shrinkage = regParam * length;
    for (int i = 0; i < weights.length; i++) {
      weights[i] = Math.signum(weights[i]) * Math.max(0.0, Math.abs(weights[i]) - shrinkage);
    }
    Vector moved = Vectors.dense(weights);
    return new Tuple2<>(moved, Vectors.norm(moved, 1.0) * regParam);
  }
}
