package org.minispark.compare.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.minispark.compare.ledger.Activity;
import org.minispark.compare.ledger.TimeLedger;

/** Where the time of both runs went: a bar for each, on one scale, and the figures. */
final class LedgerSection {
  private static final int WIDTH = 900;
  private static final int NAMES = 90;
  private static final int BAR = 30;
  private static final int STEP = 46;

  private final String id;
  private final TimeLedger spark;
  private final TimeLedger miniSpark;

  LedgerSection(String id, ProgramComparison comparison) {
    this.id = id;
    this.spark = TimeLedger.of(comparison.spark().median());
    this.miniSpark = TimeLedger.of(comparison.miniSpark().median());
  }

  String html() {
    StringBuilder page = new StringBuilder("<h3>Where the time went</h3>\n");
    Svg svg = new Svg(WIDTH, id);
    bar(svg, 0, "Spark", spark);
    bar(svg, STEP, "MiniSpark", miniSpark);
    page.append(svg.draw(2 * STEP, "Time by activity on both engines", words()));
    appendTable(page);
    return page.toString();
  }

  private void bar(Svg svg, int top, String engine, TimeLedger ledger) {
    svg.text(0, top + BAR - 10, engine);
    double left = NAMES;
    double longest = Math.max(spark.total(), miniSpark.total());
    for (Activity activity : Activity.values()) {
      double time = ledger.booked().get(activity);
      if (time > 0) {
        double wide = time / longest * (WIDTH - NAMES);
        String said = activity.label() + ", " + milliseconds(time);
        svg.rectangle(style(activity), left, top, wide, BAR, engine + ": " + said);
        left += wide;
      }
    }
  }

  private void appendTable(StringBuilder page) {
    page.append("<div class=\"scroll\"><table>\n<thead><tr><th scope=\"col\">Activity</th>")
        .append("<th scope=\"col\" class=\"number\">Spark</th><th class=\"number\"></th>")
        .append("<th scope=\"col\" class=\"number\">MiniSpark</th><th class=\"number\"></th>")
        .append("<th scope=\"col\">What it is</th></tr></thead>\n<tbody>\n");
    for (Activity activity : Activity.values()) {
      page.append("<tr><th scope=\"row\"><span class=\"key ")
          .append(style(activity))
          .append("\"></span> ")
          .append(activity.label())
          .append("</th>");
      appendFigures(page, spark, activity);
      appendFigures(page, miniSpark, activity);
      page.append("<td class=\"note\">").append(activity.meaning()).append("</td></tr>\n");
    }
    page.append("<tr><th scope=\"row\">all</th>");
    appendTotal(page, spark);
    appendTotal(page, miniSpark);
    page.append("<td class=\"note\">wall time times cores</td></tr>\n</tbody></table></div>\n");
  }

  private static String style(Activity activity) {
    return activity.label().replace(' ', '-');
  }

  private static void appendFigures(StringBuilder page, TimeLedger ledger, Activity activity) {
    double time = ledger.booked().get(activity);
    appendNumber(page, milliseconds(time));
    appendNumber(page, String.format(Locale.ROOT, "%.0f %%", 100 * time / ledger.total()));
  }

  private static void appendTotal(StringBuilder page, TimeLedger ledger) {
    appendNumber(page, milliseconds(ledger.total()));
    appendNumber(page, "");
  }

  private static void appendNumber(StringBuilder page, String number) {
    page.append("<td class=\"number\">").append(number).append("</td>");
  }

  private String words() {
    return "Spark: " + words(spark) + ". MiniSpark: " + words(miniSpark) + ".";
  }

  private static String words(TimeLedger ledger) {
    List<String> parts = new ArrayList<>();
    for (Map.Entry<Activity, Double> entry : new TreeMap<>(ledger.booked()).entrySet()) {
      if (entry.getValue() > 0) {
        parts.add(entry.getKey().label() + " " + milliseconds(entry.getValue()));
      }
    }
    return String.join(", ", parts);
  }

  private static String milliseconds(double time) {
    return String.format(Locale.ROOT, "%,.0f ms", time);
  }
}
