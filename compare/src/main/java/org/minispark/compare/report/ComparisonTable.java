package org.minispark.compare.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The comparison as a table of plain text, read in a minute. */
public final class ComparisonTable {
  private static final List<String> HEADER =
      List.of("program", "result", "Spark", "MiniSpark", "ratio", "main alone");
  private static final int FIRST_NUMBER = 2;
  private static final String GAP = "  ";

  private final Surroundings surroundings;
  private final List<ProgramComparison> comparisons;

  public ComparisonTable(Surroundings surroundings, List<ProgramComparison> comparisons) {
    this.surroundings = surroundings;
    this.comparisons = comparisons;
  }

  /** The table, the differences under it, and what equal means. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(surroundings.headline()).append("\n\n");
    List<List<String>> rows = new ArrayList<>(List.of(HEADER));
    comparisons.forEach(comparison -> rows.add(row(comparison)));
    rows.forEach(row -> text.append(align(row, rows)).append('\n'));
    text.append('\n');
    comparisons.forEach(comparison -> text.append(details(comparison)));
    text.append("Times: from the start of the process to its end, ")
        .append(runs())
        .append("; main alone leaves out the start of the JVM.\n");
    text.append("Spark's configuration: ").append(surroundings.sparkSetting()).append(".\n");
    text.append("Equal means, on ").append(surroundings.equality().rule()).append(".\n");
    return text.toString();
  }

  private String runs() {
    int most = comparisons.stream().mapToInt(each -> each.spark().all().size()).max().orElse(1);
    return most == 1 ? "one run each" : "the median of " + most + " runs";
  }

  private static List<String> row(ProgramComparison comparison) {
    return List.of(
        comparison.program().name(),
        comparison.result(),
        seconds(comparison.spark().median().wallTime()),
        seconds(comparison.miniSpark().median().wallTime()),
        times(comparison.ratio()),
        seconds(comparison.spark().median().mainTime())
            + " : "
            + seconds(comparison.miniSpark().median().mainTime())
            + " = "
            + times(comparison.mainRatio()));
  }

  private static String align(List<String> row, List<List<String>> rows) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      int wide = width(column, rows);
      String format = "%" + (column < FIRST_NUMBER ? "-" : "") + wide + "s";
      line.append(column == 0 ? "" : GAP).append(String.format(format, row.get(column)));
    }
    return line.toString().stripTrailing();
  }

  private static int width(int column, List<List<String>> rows) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(1);
  }

  private static String details(ProgramComparison comparison) {
    StringBuilder details = new StringBuilder();
    comparison
        .differences()
        .forEach(
            difference ->
                details
                    .append(comparison.program().name())
                    .append(": ")
                    .append(difference)
                    .append('\n'));
    if (!comparison.note().isEmpty()) {
      details
          .append(comparison.program().name())
          .append(": ")
          .append(comparison.note())
          .append('\n');
    }
    return details.isEmpty() ? "" : details.append('\n').toString();
  }

  static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.2f s", time.toMillis() / 1000.0);
  }

  static String times(double ratio) {
    return String.format(Locale.ROOT, "%.1fx", ratio);
  }
}
