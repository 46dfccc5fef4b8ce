package org.minispark.mllib.linalg;

import java.io.Serializable;

/**
 * A vector of doubles with indices from 0: {@link DenseVector} holds every value, {@link
 * SparseVector} those that are not zero. {@link Vectors} makes both.
 *
 * <p>Two vectors are equal if their sizes and all values are, whichever form they have.
 */
public sealed interface Vector extends Serializable permits DenseVector, SparseVector {
  /** How many values it has, zeros included. */
  int size();

  /** All values; a dense vector's own array, a copy of a sparse one's. */
  double[] toArray();

  /** The value at an index; IndexOutOfBoundsException where there is none. */
  double apply(int i);

  /** A copy that shares nothing with this. */
  Vector copy();

  /** How many values are held, explicit zeros included. */
  int numActives();

  /** How many values are not zero. */
  int numNonzeros();

  /** The same values in sparse form, explicit zeros removed. */
  SparseVector toSparse();

  /**
   * The same.
   *
   * @param nnz the number of nonzeros, which the caller knows
   */
  SparseVector toSparseWithSize(int nnz);

  /** The same values in dense form. */
  DenseVector toDense();

  /** The same values in the form that takes fewer bytes. */
  default Vector compressed() {
    int nonzeros = numNonzeros();
    boolean isSparseSmaller = 1.5 * (nonzeros + 1.0) < size();
    return isSparseSmaller ? toSparseWithSize(nonzeros) : toDense();
  }

  /** The index of the first of the largest values; -1 if there is no value. */
  int argmax();

  /** As {@link Vectors#fromJson} reads it. */
  String toJson();

  /** The dot product with a vector of the same size. */
  default double dot(Vector v) {
    return BLAS.dot(this, v);
  }

  /** The share of values that are zero. */
  default double sparsity() {
    return 1.0 - (double) numNonzeros() / size();
  }
}
