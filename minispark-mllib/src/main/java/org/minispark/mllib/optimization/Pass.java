package org.minispark.mllib.optimization;

import org.minispark.Tuple2;
import org.minispark.broadcast.Broadcast;
import org.minispark.mllib.linalg.Vector;
import org.minispark.mllib.optimization.CostFunction.Cost;
import org.minispark.rdd.RDD;

/** One pass over points, as one job: the weights go out by broadcast, and one sum comes back. */
public final class Pass {
  private static final int DEPTH_OF_TREE = 2;

  private Pass() {}

  /** The mean loss and its gradient; no penalty. */
  public static Cost meanLoss(RDD<Tuple2<Object, Vector>> data, Gradient gradient, Vector weights) {
    LossSum sum = sum(data, gradient, weights);
    return new Cost(sum.meanLoss(), sum.meanGradient().toArray());
  }

  /** Nothing stands for the sum of no points: unlike an empty sum, it need not travel. */
  static LossSum sum(RDD<Tuple2<Object, Vector>> data, Gradient gradient, Vector weights) {
    int size = weights.size();
    Broadcast<Vector> current = data.requireJobs().broadcast(weights);
    LossSum sum =
        data.treeAggregate(
            null,
            (partial, point) -> LossSum.orEmpty(partial, size).add(point, gradient, current),
            (left, right) -> LossSum.orEmpty(left, size).plus(right),
            DEPTH_OF_TREE);
    current.destroy();
    return LossSum.orEmpty(sum, size);
  }
}
