package org.minispark.mllib.linalg;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A vector that holds every value, in an array that it shares with whoever made it. */
public non-sealed class DenseVector implements Vector {
  private static final long serialVersionUID = 1L;

  private final double[] values;

  public DenseVector(double[] values) {
    this.values = values;
  }

  /** The vector's own array. */
  public double[] values() {
    return values;
  }

  @Override
  public int size() {
    return values.length;
  }

  @Override
  public double[] toArray() {
    return values;
  }

  @Override
  public double apply(int i) {
    return values[i];
  }

  @Override
  public DenseVector copy() {
    return new DenseVector(values.clone());
  }

  @Override
  public int numActives() {
    return values.length;
  }

  @Override
  public int numNonzeros() {
    return Nonzeros.count(values);
  }

  @Override
  public SparseVector toSparse() {
    return toSparseWithSize(numNonzeros());
  }

  @Override
  public SparseVector toSparseWithSize(int nnz) {
    int[] indices = new int[nnz];
    double[] nonzeros = new double[nnz];
    int next = 0;
    for (int i = 0; i < values.length; i++) {
      if (values[i] != 0) {
        indices[next] = i;
        nonzeros[next++] = values[i];
      }
    }
    return new SparseVector(values.length, indices, nonzeros);
  }

  @Override
  public DenseVector toDense() {
    return this;
  }

  @Override
  public int argmax() {
    if (values.length == 0) {
      return -1;
    }
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      if (values[i] > values[best]) {
        best = i;
      }
    }
    return best;
  }

  @Override
  public String toJson() {
    return VectorText.toJson(this);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Vector vector && Nonzeros.areEqual(this, vector);
  }

  @Override
  public int hashCode() {
    return Nonzeros.hash(this);
  }

  @Override
  public String toString() {
    return Arrays.stream(values)
        .mapToObj(Double::toString)
        .collect(Collectors.joining(",", "[", "]"));
  }
}
