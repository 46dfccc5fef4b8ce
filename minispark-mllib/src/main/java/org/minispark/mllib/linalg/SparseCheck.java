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
    checkOrder(size, indices);
  }

  private static void checkOrder(int size, int[] indices) {
    if (indices.length == 0) {
      return;
    }
    if (indices[0] < 0) {
      throw refused("Found negative index: " + indices[0] + ".");
    }
    int previous = -1;
    for (int index : indices) {
      if (previous >= index) {
        throw refused("Index " + index + " follows " + previous + " and is not strictly increasing");
      }
      previous = index;
    }
    if (previous >= size) {
      throw refused("Index " + previous + " out of bounds for vector of size " + size);
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
