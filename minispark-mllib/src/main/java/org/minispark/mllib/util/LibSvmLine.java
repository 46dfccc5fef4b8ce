package org.minispark.mllib.util;

import java.io.IOException;
import java.io.Serializable;
import org.minispark.engine.files.LinePlace;
import org.minispark.mllib.linalg.SparseVector;
import org.minispark.mllib.linalg.Vector;
import org.minispark.mllib.linalg.Vectors;
import org.minispark.mllib.regression.LabeledPoint;

/** A line of libsvm's format; indices count from 0 here, and from 1 in the file. */
record LibSvmLine(double label, int[] indices, double[] values) implements Serializable {
  /**
   * @param line without white space at its ends
   * @param path where it comes from, for the errors
   * @throws IllegalArgumentException if the line has another form; it shows the line, its number
   *     and the file
   */
  static LibSvmLine parse(String line, String path) {
    String[] items = line.split(" ");
    try {
      return parse(items, line);
    } catch (NumberFormatException e) {
      NumberFormatException located =
          new NumberFormatException(
              e.getMessage() + "; line=\"" + line + "\" (" + placeOf(line, path, e) + ")");
      located.initCause(e);
      throw located;
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(e.getMessage() + " (" + placeOf(line, path, e) + ")", e);
    }
  }

  private static String placeOf(String line, String path, IllegalArgumentException problem) {
    try {
      return LinePlace.find(path, line);
    } catch (IOException e) {
      problem.addSuppressed(e);
      return path;
    }
  }

  private static LibSvmLine parse(String[] items, String line) {
    double label = Double.parseDouble(items[0]);
    int count = 0;
    for (int i = 1; i < items.length; i++) {
      count += items[i].isEmpty() ? 0 : 1;
    }
    int[] indices = new int[count];
    double[] values = new double[count];
    int next = 0;
    int previous = 0;
    for (int i = 1; i < items.length; i++) {
      String item = items[i];
      if (item.isEmpty()) {
        continue;
      }
      int colon = item.indexOf(':');
      if (colon < 0) {
        throw new NumberFormatException("\"" + item + "\" is not index:value");
      }
      int index = Integer.parseInt(item.substring(0, colon));
      requireAscending(previous, index, line);
      previous = index;
      indices[next] = index - 1;
      values[next++] = Double.parseDouble(item.substring(colon + 1));
    }
    return new LibSvmLine(label, indices, values);
  }

  /** Spark's words, which count from 0. */
  private static void requireAscending(int previous, int index, String line) {
    if (index <= previous) {
      throw new IllegalArgumentException(
          "requirement failed: indices should be one-based and in ascending order; found current="
              + (index - 1)
              + ", previous="
              + (previous - 1)
              + "; line=\""
              + line
              + "\"");
    }
  }

  /** The largest index; -1 if there is none. */
  int largestIndex() {
    return indices.length == 0 ? -1 : indices[indices.length - 1];
  }

  LabeledPoint toPoint(int size) {
    return new LabeledPoint(label, Vectors.sparse(size, indices, values));
  }

  static String format(LabeledPoint point) {
    StringBuilder line = new StringBuilder().append(point.label());
    Vector features = point.features();
    if (features instanceof SparseVector sparse) {
      for (int k = 0; k < sparse.indices().length; k++) {
        append(line, sparse.indices()[k], sparse.values()[k]);
      }
    } else {
      for (int i = 0; i < features.size(); i++) {
        append(line, i, features.apply(i));
      }
    }
    return line.toString();
  }

  private static void append(StringBuilder line, int index, double value) {
    line.append(' ').append(index + 1).append(':').append(value);
  }
}
