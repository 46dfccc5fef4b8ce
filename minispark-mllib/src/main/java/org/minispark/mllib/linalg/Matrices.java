package org.minispark.mllib.linalg;

/** Makes matrices. */
public final class Matrices {
  private Matrices() {}

  /** A dense matrix on this array, column by column; it is not copied. */
  public static Matrix dense(int numRows, int numCols, double[] values) {
    return new DenseMatrix(numRows, numCols, values);
  }

  public static Matrix zeros(int numRows, int numCols) {
    return dense(numRows, numCols, new double[numRows * numCols]);
  }

  /** Ones from corner to corner, zeros beside them. */
  public static Matrix eye(int n) {
    double[] values = new double[n * n];
    for (int i = 0; i < n; i++) {
      values[i * n + i] = 1.0;
    }
    return dense(n, n, values);
  }
}
