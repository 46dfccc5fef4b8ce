package org.minispark.mllib.optimization;

import org.minispark.mllib.linalg.BLAS;
import org.minispark.mllib.linalg.DenseVector;
import org.minispark.mllib.linalg.SparseVector;
import org.minispark.mllib.linalg.Vector;

/**
 * The logistic loss: minus the logarithm of the probability that the model gives to a point's
 * class.
 *
 * <p>With K classes there are K - 1 models, each against class 0, and the weights of all stand one
 * after the other.
 */
public class LogisticGradient extends Gradient {
  private static final long serialVersionUID = 1L;

  private final int numClasses;

  public LogisticGradient() {
    this(2);
  }

  public LogisticGradient(int numClasses) {
    this.numClasses = numClasses;
  }

  @Override
  public double compute(Vector data, double label, Vector weights, Vector cumGradient) {
    int size = data.size();
    boolean isFit = weights.size() % size == 0 && numClasses == weights.size() / size + 1;
    if (!isFit) {
      throw new IllegalArgumentException("requirement failed");
    }
    if (numClasses == 2) {
      return binary(data, label, weights, cumGradient);
    }
    return multinomial(data, label, weights, cumGradient);
  }

  private static double binary(Vector data, double label, Vector weights, Vector cumGradient) {
    double margin = -1.0 * BLAS.dot(data, weights);
    double error = 1.0 / (1.0 + Math.exp(margin)) - label;
    BLAS.axpy(error, data, cumGradient);
    double loss = logOfOnePlusExp(margin);
    return label > 0 ? loss : loss - margin;
  }

  /** The logarithm of 1 + exp(x), where exp(x) may be too large for a double. */
  private static double logOfOnePlusExp(double x) {
    return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));
  }

  private double multinomial(Vector data, double label, Vector weights, Vector cumGradient) {
    double[] w = dense(weights, "weights");
    double[] gradient = dense(cumGradient, "cumGradient");
    int models = numClasses - 1;
    double[] margins = new double[models];
    double largest = Double.NEGATIVE_INFINITY;
    int atLargest = 0;
    for (int i = 0; i < models; i++) {
      margins[i] = margin(data, w, i * data.size());
      if (margins[i] > largest) {
        largest = margins[i];
        atLargest = i;
      }
    }
    int own = (int) label - 1;
    double ownMargin = own >= 0 && own < models ? margins[own] : 0;
    double sum = sumOfExp(margins, largest, atLargest);
    for (int i = 0; i < models; i++) {
      double isOwn = label != 0 && label == i + 1 ? 1.0 : 0.0;
      add(Math.exp(margins[i]) / (sum + 1.0) - isOwn, data, gradient, i * data.size());
    }
    double loss = label > 0 ? Math.log1p(sum) - ownMargin : Math.log1p(sum);
    return largest > 0 ? loss + largest : loss;
  }

  /**
   * What stands beside 1 in the sum over all classes. Where a margin is positive, the largest is
   * taken from all, so that none is too large; the 1, which stands for class 0, then stands for the
   * largest, and class 0 takes its place in the sum.
   */
  private static double sumOfExp(double[] margins, double largest, int atLargest) {
    double sum = 0;
    for (int i = 0; i < margins.length; i++) {
      if (largest > 0) {
        margins[i] -= largest;
        sum += Math.exp(i == atLargest ? -largest : margins[i]);
      } else {
        sum += Math.exp(margins[i]);
      }
    }
    return sum;
  }

  private static double margin(Vector data, double[] weights, int offset) {
    double margin = 0;
    if (data instanceof SparseVector sparse) {
      double[] values = sparse.values();
      for (int k = 0; k < values.length; k++) {
        if (values[k] != 0) {
          margin += values[k] * weights[offset + sparse.indices()[k]];
        }
      }
      return margin;
    }
    double[] values = data.toArray();
    for (int i = 0; i < values.length; i++) {
      if (values[i] != 0) {
        margin += values[i] * weights[offset + i];
      }
    }
    return margin;
  }

  private static void add(double factor, Vector data, double[] gradient, int offset) {
    if (data instanceof SparseVector sparse) {
      double[] values = sparse.values();
      for (int k = 0; k < values.length; k++) {
        if (values[k] != 0) {
          gradient[offset + sparse.indices()[k]] += factor * values[k];
        }
      }
      return;
    }
    double[] values = data.toArray();
    for (int i = 0; i < values.length; i++) {
      if (values[i] != 0) {
        gradient[offset + i] += factor * values[i];
      }
    }
  }

  private static double[] dense(Vector vector, String name) {
    if (vector instanceof DenseVector dense) {
      return dense.values();
    }
    throw new IllegalArgumentException(
        name + " only supports dense vector but got type " + vector.getClass() + ".");
  }
}
