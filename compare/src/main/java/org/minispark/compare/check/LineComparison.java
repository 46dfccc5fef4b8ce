package org.minispark.compare.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares lists of lines, in order or as multisets. */
final class LineComparison {
  private LineComparison() {}

  /** The first line that differs, at its number from 1. */
  static Optional<Difference> inOrder(
      String place, List<String> spark, List<String> miniSpark, Equality equality) {
    int common = Math.min(spark.size(), miniSpark.size());
    for (int i = 0; i < common; i++) {
      if (!equality.same(spark.get(i), miniSpark.get(i))) {
        return Optional.of(new Difference(place + (i + 1), spark.get(i), miniSpark.get(i)));
      }
    }
    if (spark.size() == miniSpark.size()) {
      return Optional.empty();
    }
    return Optional.of(
        new Difference(
            place + (common + 1),
            common < spark.size() ? spark.get(common) : Difference.NOTHING,
            common < miniSpark.size() ? miniSpark.get(common) : Difference.NOTHING));
  }

  /** A line that one side has more often than the other. */
  static Optional<Difference> inAnyOrder(
      String place, List<String> spark, List<String> miniSpark, Equality equality) {
    List<String> onlySpark = surplus(spark, miniSpark);
    List<String> onlyMiniSpark = surplus(miniSpark, spark);
    // What is left is not the same text: close numbers come beside each other when sorted.
    Comparator<String> byTextThenNumbers =
        Comparator.comparing(Equality::withoutNumbers).thenComparing(LineComparison::byNumbers);
    onlySpark.sort(byTextThenNumbers);
    onlyMiniSpark.sort(byTextThenNumbers);
    return inOrder(place, onlySpark, onlyMiniSpark, equality)
        .map(
            found ->
                new Difference(
                    placeOf(place, found, spark, miniSpark), found.spark(), found.miniSpark()));
  }

  /** Whether the lines' keys, numbers or text, never fall or never rise. */
  static boolean isSorted(List<String> lines) {
    List<String> keys = lines.stream().map(LineComparison::key).toList();
    Comparator<String> order =
        keys.stream().allMatch(LineComparison::isNumber)
            ? Comparator.comparingDouble(Double::parseDouble)
            : Comparator.naturalOrder();
    return isRising(keys, order) || isRising(keys, order.reversed());
  }

  private static boolean isRising(List<String> keys, Comparator<String> order) {
    for (int i = 1; i < keys.size(); i++) {
      if (order.compare(keys.get(i - 1), keys.get(i)) > 0) {
        return false;
      }
    }
    return true;
  }

  /** What a line is sorted by: a tuple's first element, or the line. */
  private static String key(String line) {
    int comma = line.indexOf(',');
    return line.startsWith("(") && comma > 0 ? line.substring(1, comma) : line;
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty() && Equality.withoutNumbers(text).equals("#");
  }

  private static List<String> surplus(List<String> lines, List<String> others) {
    Map<String, Integer> balance = new HashMap<>();
    others.forEach(line -> balance.merge(line, -1, Integer::sum));
    List<String> surplus = new ArrayList<>();
    for (String line : lines) {
      if (balance.merge(line, 1, Integer::sum) > 0) {
        surplus.add(line);
      }
    }
    return surplus;
  }

  private static int byNumbers(String one, String other) {
    List<Double> ones = Equality.numbers(one);
    List<Double> others = Equality.numbers(other);
    for (int i = 0; i < Math.min(ones.size(), others.size()); i++) {
      int order = Double.compare(ones.get(i), others.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(ones.size(), others.size());
  }

  private static String placeOf(
      String place, Difference found, List<String> spark, List<String> miniSpark) {
    int index = spark.indexOf(found.spark());
    int record = index >= 0 ? index : miniSpark.indexOf(found.miniSpark());
    return place + (record + 1);
  }
}
