package org.minispark.compare.report;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.minispark.compare.recording.Recording;
import org.minispark.compare.recording.Recording.Task;
import org.minispark.compare.run.EngineRun;
import org.minispark.compare.run.EngineRuns;

/** What the program took on each engine: runs, tasks, bytes through shuffles, memory. */
final class EffortSection {
  private final EngineRuns spark;
  private final EngineRuns miniSpark;

  EffortSection(ProgramComparison comparison) {
    this.spark = comparison.spark();
    this.miniSpark = comparison.miniSpark();
  }

  String html() {
    StringBuilder page =
        new StringBuilder("<h3>What it took</h3>\n<div class=\"scroll\"><table>\n<thead><tr>");
    page.append("<th></th><th scope=\"col\" class=\"number\">Spark</th>")
        .append("<th scope=\"col\" class=\"number\">MiniSpark</th></tr></thead>\n<tbody>\n");
    row(page, "wall time, median", runs -> ComparisonTable.seconds(runs.median().wallTime()));
    row(
        page,
        "shortest and longest run",
        runs ->
            ComparisonTable.seconds(runs.shortest())
                + " to "
                + ComparisonTable.seconds(runs.longest()));
    row(page, "runs", runs -> String.valueOf(runs.all().size()));
    row(page, "attempts of tasks", runs -> String.valueOf(tasks(runs).size()));
    row(page, "bytes written to shuffles", runs -> bytes(sum(runs, Task::bytesWritten)));
    row(page, "bytes read from shuffles", runs -> bytes(sum(runs, Task::bytesRead)));
    row(page, "heap of the driver at its fullest", runs -> bytes(recording(runs).peakHeap()));
    row(page, "memory of the driver's process", runs -> bytes(recording(runs).peakResident()));
    return page.append("</tbody></table></div>\n").toString();
  }

  private void row(StringBuilder page, String name, Function<EngineRuns, String> figure) {
    page.append("<tr><th scope=\"row\">").append(name).append("</th>");
    for (EngineRuns runs : List.of(spark, miniSpark)) {
      page.append("<td class=\"number\">").append(figure.apply(runs)).append("</td>");
    }
    page.append("</tr>\n");
  }

  private static Recording recording(EngineRuns runs) {
    EngineRun median = runs.median();
    return median.recording();
  }

  private static List<Task> tasks(EngineRuns runs) {
    return recording(runs).tasks();
  }

  private static long sum(EngineRuns runs, Function<Task, Long> figure) {
    return tasks(runs).stream().mapToLong(figure::apply).sum();
  }

  private static String bytes(long count) {
    return count < 1 << 20
        ? String.format(Locale.ROOT, "%.1f KiB", count / 1024.0)
        : String.format(Locale.ROOT, "%.1f MiB", count / 1048576.0);
  }
}
