package org.minispark.compare.check;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When two lines count as equal, and whether their order counts.
 *
 * <p>With one slot, and one thread that takes results, Spark does all in one order, so the text
 * must be the same; the text of a double is that of its bits. With more, Spark merges results in
 * the order in which tasks end, and sums of doubles come out a little different each time: then
 * numbers may differ by one part in a thousand million, and records may change places within a
 * partition unless Spark wrote them sorted.
 */
public enum Equality {
  SAME_BITS(
      "one slot: every line and record is the same text in the same order, so the same bits") {
    @Override
    boolean same(String one, String other) {
      return one.equals(other);
    }
  },

  CLOSE_NUMBERS(
      "several slots: numbers within 1e-9 of each other, relatively; lines in the same order;"
          + " records of a partition in the same order where Spark's are sorted, else in any") {
    @Override
    boolean same(String one, String other) {
      return one.equals(other)
          || withoutNumbers(one).equals(withoutNumbers(other)) && closeNumbers(one, other);
    }
  };

  private static final double TOLERANCE = 1e-9;
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<![\\w.])[-+]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][-+]?\\d+)?(?!\\w|\\.\\d)");
  private static final Pattern ONE_SLOT =
      Pattern.compile("local|local\\[\\s*1\\s*(,.*)?]|local-cluster\\[\\s*1\\s*,\\s*1\\s*,.*]");

  private final String rule;

  Equality(String rule) {
    this.rule = rule;
  }

  /** The rule for runs on that master. */
  public static Equality on(String master) {
    return ONE_SLOT.matcher(master).matches() ? SAME_BITS : CLOSE_NUMBERS;
  }

  /** The rule in words. */
  public String rule() {
    return rule;
  }

  abstract boolean same(String one, String other);

  /** The line's text with a mark where its numbers are. */
  static String withoutNumbers(String line) {
    return NUMBER.matcher(line).replaceAll("#");
  }

  /** The numbers of a line, from left to right. */
  static List<Double> numbers(String line) {
    return NUMBER.matcher(line).results().map(found -> Double.valueOf(found.group())).toList();
  }

  private static boolean closeNumbers(String one, String other) {
    Matcher ones = NUMBER.matcher(one);
    Matcher others = NUMBER.matcher(other);
    while (ones.find() && others.find()) {
      if (!close(ones.group(), others.group())) {
        return false;
      }
    }
    return true;
  }

  private static boolean close(String one, String other) {
    if (one.equals(other)) {
      return true;
    }
    if (isWhole(one) && isWhole(other)) {
      // Counts and keys do not depend on an order.
      return false;
    }
    double first = Double.parseDouble(one);
    double second = Double.parseDouble(other);
    return Math.abs(first - second) <= TOLERANCE * Math.max(Math.abs(first), Math.abs(second));
  }

  private static boolean isWhole(String number) {
    return number.chars().allMatch(c -> Character.isDigit(c) || c == '-' || c == '+');
  }
}
