package org.minispark.mllib.linalg;

/** Makes matrices. */
public final class Matrices {
  private Matrices() {}

  /** A dense matrix on this array, column by column; it is not copied. */
  public static Matrix dense(int numRows, int numCols, double[] values) {
    return new DenseMatrix(numRows, numCols, values);
  }

  public static Matrix zeros(int numRows, int numCols) {
    return DenseMatrix.zeros(numRows, numCols);
  }

  public static Matrix ones(int numRows, int numCols) {
    return DenseMatrix.ones(numRows, numCols);
  }

  /** Ones from corner to corner, zeros beside them. */
  public static Matrix eye(int n) {
    return DenseMatrix.eye(n);
  }

  /** The vector's values from corner to corner, zeros beside them. */
  public static Matrix diag(Vector vector) {
    return DenseMatrix.diag(vector);
  }
}
