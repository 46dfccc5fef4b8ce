package org.minispark.mllib.linalg;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A vector that holds some values with their indices; all others are zero. */
public non-sealed class SparseVector implements Vector {
  private static final long serialVersionUID = 1L;

  private final int size;
  private final int[] indices;
  private final double[] values;

  /**
   * @param indices strictly ascending, within the size; that is not checked, as in Spark
   * @param values one for each index
   * @throws IllegalArgumentException if there are not as many of both, or more than the size
   */
  public SparseVector(int size, int[] indices, double[] values) {
    SparseCheck.check(size, indices, values);
    this.size = size;
    this.indices = indices;
    this.values = values;
  }

  @Override
  public int size() {
    return size;
  }

  /** The vector's own array. */
  public int[] indices() {
    return indices;
  }

  /** The vector's own array: the values at its indices. */
  public double[] values() {
    return values;
  }

  @Override
  public double[] toArray() {
    double[] all = new double[size];
    for (int k = 0; k < indices.length; k++) {
      all[indices[k]] = values[k];
    }
    return all;
  }

  @Override
  public double apply(int i) {
    if (i < 0 || i >= size) {
      throw new IndexOutOfBoundsException("Index " + i + " out of bounds [0, " + size + ")");
    }
    int found = Arrays.binarySearch(indices, i);
    return found < 0 ? 0 : values[found];
  }

  @Override
  public SparseVector copy() {
    return new SparseVector(size, indices.clone(), values.clone());
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
    if (nnz == numActives()) {
      return this;
    }
    int[] kept = new int[nnz];
    double[] nonzeros = new double[nnz];
    int next = 0;
    for (int k = 0; k < values.length; k++) {
      if (values[k] != 0) {
        kept[next] = indices[k];
        nonzeros[next++] = values[k];
      }
    }
    return new SparseVector(size, kept, nonzeros);
  }

  @Override
  public DenseVector toDense() {
    return new DenseVector(toArray());
  }

  @Override
  public int argmax() {
    if (size == 0) {
      return -1;
    }
    if (values.length == 0) {
      return 0;
    }
    int best = 0;
    for (int k = 1; k < values.length; k++) {
      if (values[k] > values[best]) {
        best = k;
      }
    }
    boolean hidesZero = values.length < size;
    if (values[best] < 0 && hidesZero) {
      return firstHiddenZero();
    }
    if (values[best] == 0 && hidesZero) {
      return Math.min(firstHiddenZero(), indices[best]);
    }
    return indices[best];
  }

  private int firstHiddenZero() {
    int expected = 0;
    while (expected < indices.length && indices[expected] == expected) {
      expected++;
    }
    return expected;
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
    String at = Arrays.stream(indices).mapToObj(Integer::toString).collect(Collectors.joining(","));
    String held = Arrays.stream(values).mapToObj(Double::toString).collect(Collectors.joining(","));
    return "(" + size + ",[" + at + "],[" + held + "])";
  }
}
