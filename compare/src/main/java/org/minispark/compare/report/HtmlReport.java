package org.minispark.compare.report;

import java.util.List;
import org.minispark.compare.check.Difference;

/**
 * The comparison as one page that needs nothing else: no network, no script. All text that comes
 * from a program or a user is escaped.
 */
public final class HtmlReport {
  private static final String STYLE =
      """
      :root { color-scheme: light dark; --ink: #1c2430; --paper: #ffffff; --faint: #5b6675;
        --line: #d5dae1; --spark: #b4501e; --mini: #1f6fb2; --bad: #b3261e; --good: #1b7a3d; }
      @media (prefers-color-scheme: dark) { :root { --ink: #e6eaf0; --paper: #14181e;
        --faint: #9aa6b5; --line: #353d49; --spark: #f0925c; --mini: #6db6f2; --bad: #ff8a80;
        --good: #6fd08c; } }
      body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper);
        max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
      h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; margin-top: 2.5rem; }
      .scroll { overflow-x: auto; }
      table { border-collapse: collapse; width: 100%; }
      th, td { text-align: left; padding: .4rem .8rem .4rem 0; vertical-align: top;
        border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
      td.number, th.number { text-align: right; white-space: nowrap;
        font-variant-numeric: tabular-nums; }
      .good { color: var(--good); font-weight: 600; } .bad { color: var(--bad); font-weight: 600; }
      .note { color: var(--faint); }
      pre, code { font: .9em ui-monospace, monospace; white-space: pre-wrap;
        overflow-wrap: anywhere; }
      svg { width: 100%; height: auto; } svg text { fill: var(--ink); font-size: 13px; }
      h3 { font-size: 1rem; margin-top: 1.5rem; }
      .edge { fill: none; stroke: var(--faint); stroke-width: 1.5; }
      .box { fill-opacity: .18; stroke: var(--line); } .skipped { fill-opacity: .05; }
      .lane { fill: var(--line); fill-opacity: .5; }
      .key { display: inline-block; width: .8em; height: .8em; }
      .start-up { fill: #8a94a3; background: #8a94a3; }
      .program { fill: #5f7fbf; background: #5f7fbf; }
      .scheduling { fill: #d98c2b; background: #d98c2b; }
      .serialization { fill: #b06ab3; background: #b06ab3; }
      .compute { fill: #3d9a5f; background: #3d9a5f; }
      .shuffle-write { fill: #2b8f9e; background: #2b8f9e; }
      .shuffle-fetch { fill: #6fb7c4; background: #6fb7c4; }
      .result { fill: #c9596a; background: #c9596a; }
      .idle { fill: #c3c9d2; background: #c3c9d2; }
      .shut-down { fill: #6b7480; background: #6b7480; }
      .not-attributed { fill: #b3261e; background: #b3261e; }
      .s0 { fill: #3d9a5f; } .s1 { fill: #d98c2b; } .s2 { fill: #5f7fbf; }
      .s3 { fill: #b06ab3; } .s4 { fill: #2b8f9e; } .s5 { fill: #c9596a; }
      .spark { fill: var(--spark); } .mini { fill: var(--mini); } .start { opacity: .45; }
      """;

  private final Surroundings surroundings;
  private final List<ProgramComparison> comparisons;

  public HtmlReport(Surroundings surroundings, List<ProgramComparison> comparisons) {
    this.surroundings = surroundings;
    this.comparisons = comparisons;
  }

  /** The whole page. */
  public String page() {
    StringBuilder page = new StringBuilder();
    page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .append("<title>MiniSpark beside Apache Spark</title>\n<style>\n")
        .append(STYLE)
        .append("</style>\n</head>\n<body>\n<h1>MiniSpark beside Apache Spark</h1>\n");
    appendVerdict(page);
    appendResults(page);
    comparisons.stream()
        .filter(comparison -> !comparison.differences().isEmpty())
        .forEach(comparison -> appendDifferences(page, comparison));
    appendTimes(page);
    for (int i = 0; i < comparisons.size(); i++) {
      appendProgram(page, i, comparisons.get(i));
    }
    appendSurroundings(page);
    return page.append("</body>\n</html>\n").toString();
  }

  private void appendVerdict(StringBuilder page) {
    long equal = comparisons.stream().filter(ProgramComparison::equal).count();
    boolean good = equal == comparisons.size();
    page.append("<p><span class=\"")
        .append(good ? "good" : "bad")
        .append("\">")
        .append(equal + " of " + comparisons.size())
        .append(" programs equal.</span> ")
        .append("The same compiled program ran on each engine, in a JVM of its own.</p>\n");
  }

  private void appendResults(StringBuilder page) {
    page.append("<h2>Results</h2>\n<div class=\"scroll\"><table>\n<thead><tr>")
        .append("<th scope=\"col\">Program</th><th scope=\"col\">Result</th>")
        .append("<th scope=\"col\" class=\"number\">Spark</th>")
        .append("<th scope=\"col\" class=\"number\">MiniSpark</th>")
        .append("<th scope=\"col\" class=\"number\">Ratio</th>")
        .append("<th scope=\"col\" class=\"number\">Ratio of main alone</th>")
        .append("</tr></thead>\n<tbody>\n");
    for (ProgramComparison comparison : comparisons) {
      page.append("<tr><th scope=\"row\">")
          .append(escape(comparison.program().name()))
          .append("</th><td class=\"")
          .append(comparison.equal() ? "good" : "bad")
          .append("\">")
          .append(escape(comparison.result()))
          .append("</td>");
      appendNumber(page, ComparisonTable.seconds(comparison.spark().median().wallTime()));
      appendNumber(page, ComparisonTable.seconds(comparison.miniSpark().median().wallTime()));
      appendNumber(page, ComparisonTable.times(comparison.ratio()));
      appendNumber(page, ComparisonTable.times(comparison.mainRatio()));
      page.append("</tr>\n");
    }
    page.append("</tbody></table></div>\n<p class=\"note\">Equal means, on ")
        .append(escape(surroundings.equality().rule()))
        .append(".</p>\n");
  }

  private static void appendNumber(StringBuilder page, String number) {
    page.append("<td class=\"number\">").append(number).append("</td>");
  }

  private static void appendDifferences(StringBuilder page, ProgramComparison comparison) {
    page.append("<h2>Differences of ")
        .append(escape(comparison.program().name()))
        .append("</h2>\n<div class=\"scroll\"><table>\n<thead><tr><th scope=\"col\">Where</th>")
        .append("<th scope=\"col\">Spark</th><th scope=\"col\">MiniSpark</th></tr></thead>\n")
        .append("<tbody>\n");
    for (Difference difference : comparison.differences()) {
      page.append("<tr><th scope=\"row\">")
          .append(escape(difference.place()))
          .append("</th><td><code>")
          .append(escape(difference.spark()))
          .append("</code></td><td><code>")
          .append(escape(difference.miniSpark()))
          .append("</code></td></tr>\n");
    }
    page.append("</tbody></table></div>\n");
    if (!comparison.note().isEmpty()) {
      page.append("<p>").append(escape(comparison.note())).append(".</p>\n");
    }
  }

  private void appendTimes(StringBuilder page) {
    page.append("<h2>Time</h2>\n")
        .append(new TimeBars(comparisons).svg())
        .append("<p class=\"note\">From the start of the process to its end, medians. ")
        .append("The paler part is outside the program's main method: ")
        .append("the start of the JVM and its end.</p>\n");
  }

  private static void appendProgram(StringBuilder page, int number, ProgramComparison comparison) {
    page.append("<h2>")
        .append(escape(comparison.program().name()))
        .append("</h2>\n")
        .append(new EffortSection(comparison).html())
        .append(new LedgerSection("ledger" + number, comparison).html())
        .append(new TimelineSection("timeline" + number, comparison).html())
        .append(new PlanSection("plan" + number, comparison).html());
  }

  private void appendSurroundings(StringBuilder page) {
    page.append("<h2>Environment</h2>\n<div class=\"scroll\"><table>\n<tbody>\n");
    appendFact(page, "MiniSpark", surroundings.miniSparkVersion());
    appendFact(page, "Apache Spark", surroundings.sparkVersion());
    appendFact(page, "Spark's configuration", surroundings.sparkSetting());
    appendFact(page, "Master", surroundings.master());
    appendFact(page, "Java", surroundings.java());
    appendFact(page, "Machine", surroundings.machine());
    surroundings.configuration().forEach((key, value) -> appendFact(page, key, value));
    for (ProgramComparison comparison : comparisons) {
      appendFact(
          page,
          comparison.program().name(),
          comparison.program().mainClass()
              + " "
              + String.join(" ", comparison.program().arguments()));
    }
    page.append("</tbody></table></div>\n");
  }

  private static void appendFact(StringBuilder page, String name, String value) {
    page.append("<tr><th scope=\"row\">")
        .append(escape(name))
        .append("</th><td><code>")
        .append(escape(value))
        .append("</code></td></tr>\n");
  }

  /** The text as HTML and SVG show it, in an element or in a quoted attribute. */
  static String escape(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            point -> {
              switch (point) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(isShown(point) ? point : 0xFFFD);
              }
            });
    return escaped.toString();
  }

  private static boolean isShown(int point) {
    return point == '\t' || point == '\n' || !Character.isISOControl(point);
  }
}
