package org.minispark.benchmarks;

import java.io.PrintStream;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.Statistics;

/** Puts the medians of MiniSpark, Spark and hand-written Java side by side. */
final class Ratios {
  private Ratios() {}

  private static final class Row {
    double miniSpark = Double.NaN;
    double spark = Double.NaN;
    double handWritten = Double.NaN;
    String unit = "";
  }

  static void print(Collection<RunResult> results, PrintStream out) {
    Map<String, Row> rows = new TreeMap<>();
    results.forEach(result -> add(result, rows));
    out.printf(
        "%n%-44s %12s %12s %12s %10s %14s%n",
        "medians", "MiniSpark", "Spark", "hand-written", "MS/Spark", "MS/hand");
    rows.forEach(
        (name, row) ->
            out.printf(
                "%-44s %12.2f %12.2f %12.2f %10.4f %14.2f  %s%n",
                name,
                row.miniSpark,
                row.spark,
                row.handWritten,
                row.miniSpark / row.spark,
                row.miniSpark / row.handWritten,
                row.unit));
  }

  private static void add(RunResult result, Map<String, Row> rows) {
    String benchmark = result.getParams().getBenchmark();
    String method = benchmark.substring(benchmark.lastIndexOf('.') + 1);
    String program = benchmark.substring(0, benchmark.lastIndexOf('.'));
    String scenario = method.replaceFirst("(Mini)?Spark$|^miniSpark$|^spark$|^handWritten$", "");
    String parameters =
        result.getParams().getParamsKeys().stream()
            .map(key -> " " + key + "=" + result.getParams().getParam(key))
            .reduce("", String::concat)
            .replace(" executors=threads", "");
    String name = program.substring(program.lastIndexOf('.') + 1);
    Row row =
        rows.computeIfAbsent(
            name + (scenario.isEmpty() ? "" : "." + scenario) + parameters, key -> new Row());
    Statistics statistics = result.getPrimaryResult().getStatistics();
    double median = statistics.getPercentile(50);
    row.unit = result.getPrimaryResult().getScoreUnit();
    if (method.endsWith("iniSpark")) {
      row.miniSpark = median;
    } else if (method.equals("handWritten")) {
      row.handWritten = median;
    } else {
      row.spark = median;
    }
  }
}
