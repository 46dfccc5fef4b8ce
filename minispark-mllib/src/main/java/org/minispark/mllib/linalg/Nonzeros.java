package org.minispark.mllib.linalg;

import java.util.Arrays;

/** What makes vectors of either form equal: the values that are not zero. */
final class Nonzeros {
  /** So many of them are hashed: enough to tell vectors apart. */
  private static final int HASHED = 128;

  private Nonzeros() {}

  static int count(double[] values) {
    int count = 0;
    for (double value : values) {
      if (value != 0) {
        count++;
      }
    }
    return count;
  }

  static boolean areEqual(Vector a, Vector b) {
    if (a.size() != b.size()) {
      return false;
    }
    if (a instanceof DenseVector && b instanceof DenseVector) {
      return Arrays.equals(a.toArray(), b.toArray());
    }
    return areEqual(indices(a), values(a), indices(b), values(b));
  }

  private static boolean areEqual(int[] ia, double[] va, int[] ib, double[] vb) {
    int a = skipZeros(va, 0);
    int b = skipZeros(vb, 0);
    while (a < va.length && b < vb.length) {
      if (index(ia, a) != index(ib, b) || va[a] != vb[b]) {
        return false;
      }
      a = skipZeros(va, a + 1);
      b = skipZeros(vb, b + 1);
    }
    return a >= va.length && b >= vb.length;
  }

  private static int skipZeros(double[] values, int from) {
    int k = from;
    while (k < values.length && values[k] == 0) {
      k++;
    }
    return k;
  }

  static int hash(Vector vector) {
    int[] indices = indices(vector);
    double[] values = values(vector);
    int hash = 31 + vector.size();
    int nonzeros = 0;
    for (int k = 0; k < values.length && nonzeros < HASHED; k++) {
      if (values[k] != 0) {
        hash = 31 * (31 * hash + index(indices, k)) + Double.hashCode(values[k]);
        nonzeros++;
      }
    }
    return hash;
  }

  /** Null for a dense vector, whose values stand at their index. */
  private static int[] indices(Vector vector) {
    return vector instanceof SparseVector sparse ? sparse.indices() : null;
  }

  private static double[] values(Vector vector) {
    return vector instanceof SparseVector sparse ? sparse.values() : vector.toArray();
  }

  private static int index(int[] indices, int k) {
    return indices == null ? k : indices[k];
  }
}
