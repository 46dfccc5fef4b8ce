package org.minispark.mllib.linalg;

/**
 * The few operations that all of gradient descent is made of.
 *
 * <p>They give the bits that Spark gives on JDK 11 and later, without native libraries: dense
 * vectors by fused multiply-add, whose product is not rounded, and the dot product in four sums
 * side by side; sparse vectors by plain arithmetic. So a sparse and a dense vector of the same
 * values may differ in the last bit of a sum.
 */
public final class BLAS {
  private BLAS() {}

  /** The dot product of two vectors of the same size. */
  public static double dot(Vector x, Vector y) {
    if (x.size() != y.size()) {
      throw new IllegalArgumentException(
          "requirement failed: BLAS.dot(x: Vector, y:Vector) was given Vectors with non-matching"
              + " sizes: x.size = "
              + x.size()
              + ", y.size = "
              + y.size());
    }
    if (x instanceof DenseVector dense) {
      return y instanceof SparseVector sparse
          ? dot(sparse, dense.values())
          : dot(dense.values(), y.toArray());
    }
    SparseVector sparse = (SparseVector) x;
    return y instanceof SparseVector other ? dot(sparse, other) : dot(sparse, y.toArray());
  }

  private static double dot(double[] x, double[] y) {
    int n = x.length;
    int whole = n & ~3;
    double sum0 = 0;
    double sum1 = 0;
    double sum2 = 0;
    double sum3 = 0;
    for (int i = 0; i < whole; i += 4) {
      sum0 = Math.fma(x[i], y[i], sum0);
      sum1 = Math.fma(x[i + 1], y[i + 1], sum1);
      sum2 = Math.fma(x[i + 2], y[i + 2], sum2);
      sum3 = Math.fma(x[i + 3], y[i + 3], sum3);
    }
    double sum = sum0 + sum1 + sum2 + sum3;
    for (int i = whole; i < n; i++) {
      sum = Math.fma(x[i], y[i], sum);
    }
    return sum;
  }

  private static double dot(SparseVector x, double[] y) {
    int[] indices = x.indices();
    double[] values = x.values();
    double sum = 0;
    for (int k = 0; k < indices.length; k++) {
      sum += values[k] * y[indices[k]];
    }
    return sum;
  }

  private static double dot(SparseVector x, SparseVector y) {
    int[] ofX = x.indices();
    int[] ofY = y.indices();
    double sum = 0;
    int j = 0;
    for (int i = 0; i < ofX.length && j < ofY.length; i++) {
      while (j < ofY.length && ofY[j] < ofX[i]) {
        j++;
      }
      if (j < ofY.length && ofY[j] == ofX[i]) {
        sum += x.values()[i] * y.values()[j];
        j++;
      }
    }
    return sum;
  }

  /** Adds a times x to y, which must be dense and of the same size. */
  public static void axpy(double a, Vector x, Vector y) {
    if (x.size() != y.size()) {
      throw new IllegalArgumentException("requirement failed");
    }
    if (!(y instanceof DenseVector target)) {
      throw new IllegalArgumentException(
          "axpy only supports adding to a dense vector but got type " + y.getClass() + ".");
    }
    if (x instanceof SparseVector sparse) {
      axpy(a, sparse, target.values());
    } else {
      axpy(a, x.toArray(), target.values());
    }
  }

  private static void axpy(double a, double[] x, double[] y) {
    for (int i = 0; i < x.length; i++) {
      y[i] = Math.fma(a, x[i], y[i]);
    }
  }

  private static void axpy(double a, SparseVector x, double[] y) {
    int[] indices = x.indices();
    double[] values = x.values();
    for (int k = 0; k < indices.length; k++) {
      y[indices[k]] += a * values[k];
    }
  }

  /** Multiplies all values of x by a, in place. */
  public static void scal(double a, Vector x) {
    double[] values = x instanceof SparseVector sparse ? sparse.values() : x.toArray();
    for (int i = 0; i < values.length; i++) {
      values[i] *= a;
    }
  }

  /** Writes the values of x over those of y, which must be dense and of the same size. */
  public static void copy(Vector x, Vector y) {
    if (x.size() != y.size()) {
      throw new IllegalArgumentException("requirement failed");
    }
    if (!(y instanceof DenseVector target)) {
      throw new IllegalArgumentException("y must be dense in copy but got class " + y.getClass());
    }
    System.arraycopy(x.toArray(), 0, target.values(), 0, x.size());
  }
}
