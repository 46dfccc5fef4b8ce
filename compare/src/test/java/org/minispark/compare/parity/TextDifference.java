package org.minispark.compare.parity;

import java.util.List;
import java.util.stream.Collectors;

/** What a reader needs to see of two texts that are not the same. */
final class TextDifference {
  private static final int BEFORE = 60;
  private static final int SHOWN = 500;

  private TextDifference() {}

  /** The lines that only one of them has, cut to the place where they part. */
  static String of(String spark, String miniSpark) {
    List<String> theirs = linesWithout(spark, miniSpark);
    List<String> ours = linesWithout(miniSpark, spark);
    StringBuilder text = new StringBuilder();
    for (int line = 0; line < Math.max(theirs.size(), ours.size()); line++) {
      String one = line < theirs.size() ? theirs.get(line) : "";
      String other = line < ours.size() ? ours.get(line) : "";
      int from = Math.max(0, commonPrefix(one, other) - BEFORE);
      text.append("  Spark:     ").append(cut(one, from)).append('\n');
      text.append("  MiniSpark: ").append(cut(other, from)).append('\n');
    }
    return text.toString();
  }

  private static List<String> linesWithout(String text, String other) {
    List<String> known = other.lines().toList();
    return text.lines().filter(line -> !known.contains(line)).collect(Collectors.toList());
  }

  private static int commonPrefix(String one, String other) {
    int length = 0;
    while (length < Math.min(one.length(), other.length())
        && one.charAt(length) == other.charAt(length)) {
      length++;
    }
    return length;
  }

  private static String cut(String line, int from) {
    // The label says what the line is about.
    int label = line.indexOf(" = ");
    String shown = line.substring(Math.min(line.length(), from));
    String head = from > 0 && label > 0 && label < from ? line.substring(0, label) + " = .." : "";
    return head + (shown.length() > SHOWN ? shown.substring(0, SHOWN) + ".." : shown);
  }
}
