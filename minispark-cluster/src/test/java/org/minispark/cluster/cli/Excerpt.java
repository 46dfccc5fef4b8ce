package org.minispark.cluster.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Code quoted from a source file. A line {@code // ...} stands for lines that the quotation leaves
 * out; indentation does not count.
 */
final class Excerpt {
  private static final String LEFT_OUT = "// ...";

  private final List<List<String>> parts = new ArrayList<>();

  Excerpt(String text) {
    parts.add(new ArrayList<>());
    for (String line : stripped(text)) {
      if (line.equals(LEFT_OUT)) {
        parts.add(new ArrayList<>());
      } else {
        parts.get(parts.size() - 1).add(line);
      }
    }
    parts.removeIf(List::isEmpty);
  }

  /** Whether all parts stand in the source, in their order. */
  boolean isIn(String source) {
    List<String> rest = stripped(source);
    for (List<String> part : parts) {
      int start = Collections.indexOfSubList(rest, part);
      if (start < 0) {
        return false;
      }
      rest = rest.subList(start + part.size(), rest.size());
    }
    return !parts.isEmpty();
  }

  private static List<String> stripped(String text) {
    return text.lines().map(String::strip).toList();
  }
}
