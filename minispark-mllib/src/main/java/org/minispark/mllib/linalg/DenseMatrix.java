package org.minispark.mllib.linalg;

import java.util.Arrays;
import org.minispark.mllib.internal.Requirement;

/** A matrix that holds every value, in an array that it shares with whoever made it. */
public non-sealed class DenseMatrix implements Matrix {
  private static final long serialVersionUID = 1L;

  private static final int GAP = 2;
  private static final int LINES = Integer.MAX_VALUE;
  private static final int LINE_WIDTH = 80;

  /** The length of what stands around the number of columns where some are left out. */
  private static final int WORDS = 12;

  private final int numRows;
  private final int numCols;
  private final double[] values;
  private final boolean isTransposed;

  /**
   * @param values column by column, or row by row if transposed
   */
  public DenseMatrix(int numRows, int numCols, double[] values, boolean isTransposed) {
    Requirement.require(
        values.length == (long) numRows * numCols,
        "The number of values supplied doesn't match the size of the matrix! values.length: "
            + values.length
            + ", numRows * numCols: "
            + numRows * numCols);
    this.numRows = numRows;
    this.numCols = numCols;
    this.values = values;
    this.isTransposed = isTransposed;
  }

  public DenseMatrix(int numRows, int numCols, double[] values) {
    this(numRows, numCols, values, false);
  }

  public static DenseMatrix zeros(int numRows, int numCols) {
    return new DenseMatrix(numRows, numCols, new double[numRows * numCols]);
  }

  public static DenseMatrix ones(int numRows, int numCols) {
    DenseMatrix ones = zeros(numRows, numCols);
    Arrays.fill(ones.values, 1.0);
    return ones;
  }

  /** Ones from corner to corner, zeros beside them. */
  public static DenseMatrix eye(int n) {
    double[] ones = new double[n];
    Arrays.fill(ones, 1.0);
    return diag(new DenseVector(ones));
  }

  /** The vector's values from corner to corner, zeros beside them. */
  public static DenseMatrix diag(Vector vector) {
    int n = vector.size();
    DenseMatrix matrix = zeros(n, n);
    for (int i = 0; i < n; i++) {
      matrix.values[i * n + i] = vector.apply(i);
    }
    return matrix;
  }

  @Override
  public int numRows() {
    return numRows;
  }

  @Override
  public int numCols() {
    return numCols;
  }

  /** The matrix's own array. */
  public double[] values() {
    return values;
  }

  @Override
  public boolean isTransposed() {
    return isTransposed;
  }

  @Override
  public double[] toArray() {
    double[] all = new double[values.length];
    for (int j = 0; j < numCols; j++) {
      for (int i = 0; i < numRows; i++) {
        all[j * numRows + i] = apply(i, j);
      }
    }
    return all;
  }

  @Override
  public double apply(int i, int j) {
    Requirement.require(
        i >= 0 && i < numRows, "Expected 0 <= i < " + numRows + ", got i = " + i + ".");
    Requirement.require(
        j >= 0 && j < numCols, "Expected 0 <= j < " + numCols + ", got j = " + j + ".");
    return values[isTransposed ? j + numCols * i : i + numRows * j];
  }

  @Override
  public DenseMatrix copy() {
    return new DenseMatrix(numRows, numCols, values.clone(), isTransposed);
  }

  @Override
  public DenseMatrix transpose() {
    return new DenseMatrix(numCols, numRows, values, !isTransposed);
  }

  @Override
  public int numNonzeros() {
    return Nonzeros.count(values);
  }

  @Override
  public int numActives() {
    return values.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DenseMatrix matrix
        && numRows == matrix.numRows
        && numCols == matrix.numCols
        && Arrays.equals(toArray(), matrix.toArray());
  }

  @Override
  public int hashCode() {
    return 31 * (31 * numRows + numCols) + Arrays.hashCode(toArray());
  }

  /** All rows, cut to {@value #LINE_WIDTH} characters. */
  @Override
  public String toString() {
    return toString(LINES, LINE_WIDTH);
  }

  @Override
  public String toString(int maxLines, int maxLineWidth) {
    int rows = numRows > maxLines ? maxLines - 1 : numRows;
    int[] widths = widths(rows);
    int cols = columnsWithin(maxLineWidth, widths);
    if (cols == 0) {
      return numRows + " x " + numCols + " matrix";
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < rows; i++) {
      text.append(i == 0 ? "" : "\n");
      for (int j = 0; j < cols; j++) {
        String cell = Double.toString(apply(i, j));
        text.append(cell).append(" ".repeat(widths[j] - cell.length()));
      }
      text.append(cols == numCols ? "" : i == 0 ? "... (" + numCols + " total)" : "...");
    }
    return text.append(rows < numRows ? "\n... (" + numRows + " total)" : "").toString();
  }

  /** How many columns find a place, beside the words for those that do not. */
  private int columnsWithin(int maxLineWidth, int[] widths) {
    int cols = 0;
    int width = 0;
    while (cols < numCols && width < maxLineWidth) {
      width += widths[cols++];
    }
    int ofWords = Integer.toString(numCols).length() + WORDS;
    boolean isCut = cols < numCols;
    while (isCut && cols > 0 && width + ofWords >= maxLineWidth) {
      width -= widths[--cols];
    }
    return cols;
  }

  private int[] widths(int rows) {
    int[] widths = new int[numCols];
    for (int j = 0; j < numCols; j++) {
      for (int i = 0; i < rows; i++) {
        widths[j] = Math.max(widths[j], Double.toString(apply(i, j)).length() + GAP);
      }
    }
    return widths;
  }
}
