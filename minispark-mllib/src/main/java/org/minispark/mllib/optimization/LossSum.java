package org.minispark.mllib.optimization;

import java.io.Serializable;
import org.minispark.Tuple2;
import org.minispark.broadcast.Broadcast;
import org.minispark.mllib.linalg.BLAS;
import org.minispark.mllib.linalg.DenseVector;
import org.minispark.mllib.linalg.Vector;

/** What one pass over points adds up: their gradients, their losses, and how many they are. */
final class LossSum implements Serializable {
  private static final long serialVersionUID = 1L;

  private final DenseVector gradients;
  private double loss;
  private long count;

  /** The broadcast weights, looked up once a partition. */
  private transient Vector weights;

  private LossSum(int size) {
    this.gradients = new DenseVector(new double[size]);
  }

  /** The sum, or one of no points if there is none yet. */
  static LossSum orEmpty(LossSum sum, int size) {
    return sum == null ? new LossSum(size) : sum;
  }

  LossSum add(Tuple2<Object, Vector> point, Gradient gradient, Broadcast<Vector> current) {
    if (weights == null) {
      weights = current.value();
    }
    loss += gradient.compute(point._2, (Double) point._1, weights, gradients);
    count++;
    return this;
  }

  LossSum plus(LossSum other) {
    if (other == null) {
      return this;
    }
    BLAS.axpy(1.0, other.gradients, gradients);
    loss += other.loss;
    count += other.count;
    return this;
  }

  long count() {
    return count;
  }

  double meanLoss() {
    return loss / count;
  }

  Vector meanGradient() {
    double[] mean = gradients.values().clone();
    for (int i = 0; i < mean.length; i++) {
      mean[i] /= count;
    }
    return new DenseVector(mean);
  }
}
