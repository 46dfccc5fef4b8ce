package org.minispark.mllib.optimization;

import org.minispark.Tuple2;
import org.minispark.mllib.linalg.Vector;
import org.minispark.mllib.linalg.Vectors;

/** A step that also shrinks the weights; the penalty is half their squared norm. */
public class SquaredL2Updater extends Updater {
  private static final long serialVersionUID = 1L;

  @Override
  public Tuple2<Vector, Object> compute(
      Vector weightsOld, Vector gradient, double stepSize, int iter, double regParam) {
    double length = stepSize / Math.sqrt(iter);
    double[] weights = weightsOld.toArray().clone();
    for (int i = 0; i < weights.length; i++) {
      weights[i] *= 1.0 - length * regParam;
    }
    Vector moved = Vectors.dense(descend(weights, gradient, length));
    double norm = Vectors.norm(moved, 2.0);
    return new Tuple2<>(moved, 0.5 * regParam * norm * norm);
  }
}
