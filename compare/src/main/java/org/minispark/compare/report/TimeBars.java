package org.minispark.compare.report;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** A pair of bars per program, all on one scale, with the same said in words. */
record TimeBars(List<ProgramComparison> comparisons) {
  private static final int WIDTH = 900;
  private static final int NAMES = 190;
  private static final int NUMBERS = 90;
  private static final int BAR = 22;
  private static final int PAIR = 70;

  String svg() {
    StringBuilder svg = new StringBuilder();
    int height = PAIR * comparisons.size();
    svg.append(String.format("<svg viewBox=\"0 0 %d %d\" role=\"img\" ", WIDTH, height))
        .append("aria-labelledby=\"times-title times-text\">\n")
        .append("<title id=\"times-title\">Wall time of each program on both engines</title>\n")
        .append("<desc id=\"times-text\">");
    comparisons.forEach(comparison -> svg.append(HtmlReport.escape(inWords(comparison))));
    svg.append("</desc>\n");
    for (int i = 0; i < comparisons.size(); i++) {
      ProgramComparison comparison = comparisons.get(i);
      int top = i * PAIR;
      appendText(svg, 0, top + BAR, comparison.program().name());
      appendBar(
          svg,
          top,
          "spark",
          "Spark",
          comparison.spark().median().wallTime(),
          comparison.spark().median().mainTime());
      appendBar(
          svg,
          top + BAR + 4,
          "mini",
          "MiniSpark",
          comparison.miniSpark().median().wallTime(),
          comparison.miniSpark().median().mainTime());
    }
    return svg.append("</svg>\n").toString();
  }

  private static String inWords(ProgramComparison comparison) {
    return comparison.program().name()
        + ": Spark "
        + ComparisonTable.seconds(comparison.spark().median().wallTime())
        + ", MiniSpark "
        + ComparisonTable.seconds(comparison.miniSpark().median().wallTime())
        + ". ";
  }

  private void appendBar(
      StringBuilder svg, int top, String style, String engine, Duration wall, Duration main) {
    double outside = width(wall.minus(main));
    double inside = width(main);
    appendRectangle(svg, style + " start", NAMES, top, outside);
    appendRectangle(svg, style, NAMES + outside, top, inside);
    appendText(
        svg,
        NAMES + outside + inside + 6,
        top + BAR - 6,
        engine + " " + ComparisonTable.seconds(wall));
  }

  private double width(Duration time) {
    long longest = 1;
    for (ProgramComparison comparison : comparisons) {
      longest = Math.max(longest, comparison.spark().median().wallTime().toNanos());
      longest = Math.max(longest, comparison.miniSpark().median().wallTime().toNanos());
    }
    return (double) time.toNanos() / longest * (WIDTH - NAMES - NUMBERS - 60);
  }

  private static void appendRectangle(
      StringBuilder svg, String style, double left, int top, double wide) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<rect class=\"%s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>%n",
            style,
            left,
            top,
            Math.max(0.5, wide),
            BAR));
  }

  private static void appendText(StringBuilder svg, double left, int baseline, String text) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%d\">%s</text>%n",
            left,
            baseline,
            HtmlReport.escape(text)));
  }
}
