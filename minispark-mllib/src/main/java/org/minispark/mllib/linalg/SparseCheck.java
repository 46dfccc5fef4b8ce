package org.minispark.mllib.linalg;

/** What a sparse vector asks of its parts, with Spark's messages. */
final class SparseCheck {
  private SparseCheck() {}

  static void check(int size, int[] indices, double[] values) {
    require(size >= 0, "The size of the requested sparse vector must be no less than 0.");
    if (indices.length != values.length) {
      throw refused(
          "Sparse vectors require that the dimension of the indices match the dimension of the"
              + " values. You provided "
              + indices.length
              + " indices and  "
              + values.length
              + " values.");
    }
    if (indices.length > size) {
      throw refused(
          "You provided "
              + indices.length
              + " indices and values, which exceeds the specified vector size "
              + size
              + ".");
    }
  }

  /** Ascending, none twice, and within the size. */
  static void checkOrder(int size, int[] indices) {
    int previous = -1;
    for (int index : indices) {
      if (previous >= index) {
        throw refused("Found duplicate indices: " + index + ".");
      }
      previous = index;
    }
    if (previous >= size) {
      throw refused(
          "You may not write an element to index "
              + previous
              + " because the declared size of your vector is "
              + size);
    }
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw refused(message);
    }
  }

  private static IllegalArgumentException refused(String message) {
    return new IllegalArgumentException("requirement failed: " + message);
  }
}
