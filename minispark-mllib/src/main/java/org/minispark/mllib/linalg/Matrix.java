package org.minispark.mllib.linalg;

import java.io.Serializable;

/**
 * A matrix of doubles. Of Spark's matrices, only dense ones are here, as confusion matrices are.
 */
public sealed interface Matrix extends Serializable permits DenseMatrix {
  int numRows();

  int numCols();

  /** Whether the values stand row by row, not column by column. */
  boolean isTransposed();

  /** All values, column by column. */
  double[] toArray();

  /** The value of a row and column, counted from 0. */
  double apply(int i, int j);

  /** A copy that shares nothing with this. */
  Matrix copy();

  /** The matrix with rows as columns, on the same values. */
  Matrix transpose();

  /** How many values are not zero. */
  int numNonzeros();

  /** How many values are held. */
  int numActives();

  /** As text, cut to so many lines and characters in a line. */
  String toString(int maxLines, int maxLineWidth);
}
