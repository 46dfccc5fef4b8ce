package org.minispark.compare.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.minispark.compare.ledger.Lane;
import org.minispark.compare.ledger.TimeLedger;
import org.minispark.compare.recording.Recording.Task;
import org.minispark.compare.run.EngineRun;

/** Which task ran when on which core: both engines on one scale, from the start of the process. */
final class TimelineSection {
  private static final int WIDTH = 900;
  private static final int NAMES = 120;
  private static final int BAR = 18;
  private static final int STEP = 24;
  private static final int COLORS = 6;

  /** Tasks that follow each other so closely are drawn as one: nobody could tell them apart. */
  private static final double PIXEL = 0.5;

  private final String id;
  private final EngineRun spark;
  private final EngineRun miniSpark;

  TimelineSection(String id, ProgramComparison comparison) {
    this.id = id;
    this.spark = comparison.spark().median();
    this.miniSpark = comparison.miniSpark().median();
  }

  String html() {
    Svg svg = new Svg(WIDTH, id);
    int top = lanes(svg, 0, "Spark", spark);
    top = lanes(svg, top, "MiniSpark", miniSpark);
    return "<h3>Tasks on the cores</h3>\n"
        + svg.draw(top, "Tasks on the cores of both engines", words())
        + "<p class=\"note\">Each colour is a stage; the scale is the longer run's wall time, "
        + ComparisonTable.seconds(Duration.ofMillis(longest()))
        + ".</p>\n";
  }

  private int lanes(Svg svg, int from, String engine, EngineRun run) {
    int top = from;
    int core = 0;
    for (Lane lane : TimeLedger.of(run).lanes()) {
      svg.text(0, top + BAR - 4, engine + ", core " + core++);
      svg.rectangle(
          "lane", NAMES, top, width(run.wallTime().toMillis()), BAR, "the whole run on " + engine);
      for (Span span : spans(lane.tasks())) {
        svg.rectangle(
            "s" + span.stage % COLORS,
            NAMES + width(span.from - run.start()),
            top,
            width(span.to - span.from),
            BAR,
            engine + ", " + span);
      }
      top += STEP;
    }
    return top;
  }

  private List<Span> spans(List<Task> tasks) {
    List<Span> spans = new ArrayList<>();
    for (Task task : tasks) {
      Span last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
      if (last != null && last.stage == task.stageId() && width(task.launch() - last.to) < PIXEL) {
        spans.set(spans.size() - 1, last.with(task));
      } else {
        spans.add(new Span(task.stageId(), 1, task.launch(), task.finish()));
      }
    }
    return spans;
  }

  private long longest() {
    return Math.max(spark.wallTime().toMillis(), miniSpark.wallTime().toMillis());
  }

  private double width(long milliseconds) {
    return (double) milliseconds / Math.max(1, longest()) * (WIDTH - NAMES);
  }

  private String words() {
    return "Spark ran "
        + spark.recording().tasks().size()
        + " tasks, MiniSpark "
        + miniSpark.recording().tasks().size()
        + ".";
  }

  /** Tasks of a stage that ran one after the other. */
  private record Span(int stage, int tasks, long from, long to) {
    Span with(Task next) {
      return new Span(stage, tasks + 1, from, Math.max(to, next.finish()));
    }

    @Override
    public String toString() {
      return "stage "
          + stage
          + ": "
          + tasks
          + (tasks == 1 ? " task, " : " tasks, ")
          + (to - from)
          + " ms";
    }
  }
}
