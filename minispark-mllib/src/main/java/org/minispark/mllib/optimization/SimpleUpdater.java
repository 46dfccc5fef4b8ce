package org.minispark.mllib.optimization;

import org.minispark.Tuple2;
import org.minispark.mllib.linalg.Vector;
import org.minispark.mllib.linalg.Vectors;

/** A step without any penalty. */
public class SimpleUpdater extends Updater {
  private static final long serialVersionUID = 1L;

  @Override
  public Tuple2<Vector, Object> compute(
      Vector weightsOld, Vector gradient, double stepSize, int iter, double regParam) {
    double length = stepSize / Math.sqrt(iter);
    double[] weights = descend(weightsOld.toArray().clone(), gradient, length);
    return new Tuple2<>(Vectors.dense(weights), 0.0);
  }
}
