package org.minispark.compare.check;

/**
 * One place where two runs differ.
 *
 * @param place where, such as {@code standard output, line 3}
 * @param spark what Spark has there
 * @param miniSpark what MiniSpark has there
 */
public record Difference(String place, String spark, String miniSpark) {
  /** What a side has where it has nothing. */
  static final String NOTHING = "(nothing)";

  private static final int LONGEST_SHOWN = 160;
  private static final int SHOWN_BEFORE = 60;
  private static final String CUT = "...";

  /** The same difference; of long lines only the part where they begin to differ. */
  Difference shortened() {
    int start = Math.max(0, firstDifference() - SHOWN_BEFORE);
    return new Difference(place, shorten(spark, start), shorten(miniSpark, start));
  }

  @Override
  public String toString() {
    return place + "\n    Spark:     " + spark + "\n    MiniSpark: " + miniSpark;
  }

  private int firstDifference() {
    int shorter = Math.min(spark.length(), miniSpark.length());
    int index = 0;
    while (index < shorter && spark.charAt(index) == miniSpark.charAt(index)) {
      index++;
    }
    return index;
  }

  private static String shorten(String line, int start) {
    if (line.length() <= LONGEST_SHOWN) {
      return line;
    }
    int end = Math.min(line.length(), start + LONGEST_SHOWN);
    return (start > 0 ? CUT : "")
        + line.substring(Math.min(start, end), end)
        + (end < line.length() ? CUT : "");
  }
}
