package org.minispark.compare.report;

import java.util.ArrayList;
import java.util.List;
import org.minispark.compare.check.Plan;
import org.minispark.compare.check.Plan.PlannedJob;
import org.minispark.compare.check.Plan.PlannedStage;

/** The plans of both engines side by side: a box per stage, a line per shuffle. */
final class PlanSection {
  private static final int WIDTH = 900;
  private static final int COLUMN = WIDTH / 2;
  private static final int BOX = 400;
  private static final int HIGH = 44;
  private static final int STEP = 66;
  private static final int INDENT = 12;

  /** An iterative program has hundreds of jobs that are all alike. */
  private static final int MOST_JOBS = 12;

  private static final int LONGEST_TEXT = 54;

  private final String id;
  private final Plan spark;
  private final Plan miniSpark;

  PlanSection(String id, ProgramComparison comparison) {
    this.id = id;
    this.spark = Plan.of(comparison.spark().median().recording());
    this.miniSpark = Plan.of(comparison.miniSpark().median().recording());
  }

  String html() {
    Svg svg = new Svg(WIDTH, id);
    double left = column(svg, 0, "Spark", "spark", spark);
    double right = column(svg, COLUMN, "MiniSpark", "mini", miniSpark);
    StringBuilder page = new StringBuilder("<h3>Plan</h3>\n<p>Spark: ");
    page.append(HtmlReport.escape(spark.extent()))
        .append("; MiniSpark: ")
        .append(HtmlReport.escape(miniSpark.extent()))
        .append(".</p>\n")
        .append(
            svg.draw(
                Math.max(left, right),
                "Stages of both engines",
                "Spark: " + spark.extent() + ". MiniSpark: " + miniSpark.extent() + "."));
    appendLines(page, "Spark", spark);
    appendLines(page, "MiniSpark", miniSpark);
    return page.toString();
  }

  private static double column(Svg svg, int left, String engine, String style, Plan plan) {
    double top = 20;
    svg.text(left, top, engine);
    top += 14;
    for (PlannedJob job : plan.jobs().stream().limit(MOST_JOBS).toList()) {
      String context = plan.beginsContext(job) ? "context " + job.context() + ", " : "";
      svg.text(left, top + 10, context + "job " + job.number());
      top += 18;
      double first = top;
      for (PlannedStage stage : job.stages()) {
        String boxStyle = stage.skipped() ? style + " box skipped" : style + " box";
        svg.rectangle(boxStyle, left, top, BOX, HIGH, stage.toString());
        svg.text(left + 8, top + 18, cut("stage " + stage.number() + ", " + stage.name()));
        svg.text(left + 8, top + 36, cut(detail(stage)));
        for (int parent : stage.parents()) {
          double from = left + BOX - INDENT * (1 + stage.number() - parent);
          svg.curve(from, first + parent * STEP + HIGH, from, top);
        }
        top += STEP;
      }
    }
    if (plan.jobs().size() > MOST_JOBS) {
      svg.text(left, top + 10, "and " + (plan.jobs().size() - MOST_JOBS) + " jobs more, below");
      top += 18;
    }
    return top;
  }

  private static String detail(PlannedStage stage) {
    List<String> parts = new ArrayList<>();
    parts.add(stage.skipped() ? "skipped" : stage.tasks() + " tasks");
    if (stage.recordsRead() > 0) {
      parts.add(stage.recordsRead() + " records read");
    }
    if (stage.recordsWritten() > 0) {
      parts.add(stage.recordsWritten() + " written");
    }
    return String.join(", ", parts);
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT - 3) + "...";
  }

  private static void appendLines(StringBuilder page, String engine, Plan plan) {
    page.append("<details><summary>")
        .append(engine)
        .append("'s plan, line by line</summary>\n<pre>");
    plan.lines().forEach(line -> page.append(HtmlReport.escape(line)).append('\n'));
    page.append("</pre></details>\n");
  }
}
