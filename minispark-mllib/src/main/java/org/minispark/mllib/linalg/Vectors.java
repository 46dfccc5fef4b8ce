package org.minispark.mllib.linalg;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.minispark.Tuple2;

/** Makes vectors, reads them from text, and measures them. */
public final class Vectors {
  private Vectors() {}

  /** A dense vector of these values. */
  public static Vector dense(double firstValue, double... otherValues) {
    double[] values = new double[otherValues.length + 1];
    values[0] = firstValue;
    System.arraycopy(otherValues, 0, values, 1, otherValues.length);
    return new DenseVector(values);
  }

  /** A dense vector on this array, which is not copied. */
  public static Vector dense(double[] values) {
    return new DenseVector(values);
  }

  /**
   * A sparse vector on these arrays, which are not copied.
   *
   * @param indices strictly ascending
   */
  public static Vector sparse(int size, int[] indices, double[] values) {
    return new SparseVector(size, indices, values);
  }

  /** A sparse vector of pairs of index and value, in any order, no index twice. */
  public static Vector sparse(int size, Iterable<Tuple2<Integer, Double>> elements) {
    List<Tuple2<Integer, Double>> sorted = new ArrayList<>();
    elements.forEach(sorted::add);
    sorted.sort(Comparator.comparing(Tuple2::_1));
    int[] indices = sorted.stream().mapToInt(Tuple2::_1).toArray();
    SparseCheck.checkOrder(size, indices);
    return new SparseVector(size, indices, sorted.stream().mapToDouble(Tuple2::_2).toArray());
  }

  /** A dense vector of zeros. */
  public static Vector zeros(int size) {
    return new DenseVector(new double[size]);
  }

  /**
   * Reads what a vector's {@code toString} writes: {@code [1.0,0.5]} or {@code
   * (5,[0,3],[1.0,0.5])}. Fails with a {@code SparkException} if it is neither.
   */
  public static Vector parse(String s) {
    return VectorText.toVector(NumericText.parse(s));
  }

  /** Reads what a vector's {@code toJson} writes; IllegalArgumentException if it is not that. */
  public static Vector fromJson(String json) {
    return VectorText.fromJson(json);
  }

  /**
   * The p-norm.
   *
   * @param p at least 1, or infinite for the largest absolute value
   */
  public static double norm(Vector vector, double p) {
    if (!(p >= 1.0)) {
      throw new IllegalArgumentException(
          "requirement failed: To compute the p-norm of the vector, we require that you specify a"
              + " p>=1. You specified p="
              + p
              + ".");
    }
    double[] values = vector instanceof SparseVector sparse ? sparse.values() : vector.toArray();
    if (p == 1) {
      return sumOfAbsolutes(values);
    }
    if (p == 2) {
      return Math.sqrt(sumOfSquares(values));
    }
    if (p == Double.POSITIVE_INFINITY) {
      return largestAbsolute(values);
    }
    double sum = 0;
    for (double value : values) {
      sum += Math.pow(Math.abs(value), p);
    }
    return Math.pow(sum, 1.0 / p);
  }

  private static double sumOfAbsolutes(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += Math.abs(value);
    }
    return sum;
  }

  private static double sumOfSquares(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value * value;
    }
    return sum;
  }

  private static double largestAbsolute(double[] values) {
    double max = 0;
    for (double value : values) {
      if (Math.abs(value) > max) {
        max = Math.abs(value);
      }
    }
    return max;
  }

  /** The squared distance between two vectors of the same size. */
  public static double sqdist(Vector v1, Vector v2) {
    if (v1.size() != v2.size()) {
      throw new IllegalArgumentException(
          "requirement failed: Vector dimensions do not match: Dim(v1)="
              + v1.size()
              + " and Dim(v2)="
              + v2.size()
              + ".");
    }
    if (v1 instanceof SparseVector a && v2 instanceof SparseVector b) {
      return sqdist(a, b);
    }
    double[] a = v1.toArray();
    double[] b = v2.toArray();
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      double difference = a[i] - b[i];
      sum += difference * difference;
    }
    return sum;
  }

  private static double sqdist(SparseVector a, SparseVector b) {
    int[] ia = a.indices();
    int[] ib = b.indices();
    double sum = 0;
    int i = 0;
    int j = 0;
    while (i < ia.length || j < ib.length) {
      double difference;
      if (j >= ib.length || (i < ia.length && ia[i] < ib[j])) {
        difference = a.values()[i++];
      } else if (i >= ia.length || ib[j] < ia[i]) {
        difference = b.values()[j++];
      } else {
        difference = a.values()[i++] - b.values()[j++];
      }
      sum += difference * difference;
    }
    return sum;
  }
}
