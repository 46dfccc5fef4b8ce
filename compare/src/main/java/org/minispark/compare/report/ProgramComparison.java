package org.minispark.compare.report;

import java.time.Duration;
import java.util.List;
import org.minispark.compare.check.Difference;
import org.minispark.compare.run.EngineRuns;
import org.minispark.compare.run.Program;

/**
 * One program on both engines, and what came of it.
 *
 * @param extent how much was held side by side, in words
 * @param failure why the runs cannot be called equal whatever they wrote; empty if both ended well
 * @param differences where they differ; none if they are equal
 * @param note what else is known of the differences; empty if nothing
 */
public record ProgramComparison(
    Program program,
    EngineRuns spark,
    EngineRuns miniSpark,
    String extent,
    String failure,
    List<Difference> differences,
    String note) {
  public boolean equal() {
    return failure.isEmpty() && differences.isEmpty();
  }

  /** The result in a few words. */
  String result() {
    if (!failure.isEmpty()) {
      return failure;
    }
    if (differences.isEmpty()) {
      return "equal (" + extent + ")";
    }
    String more = differences.size() == 1 ? "" : " and " + (differences.size() - 1) + " more";
    return "DIFFERENT: " + differences.get(0).place() + more;
  }

  /** How many times as long Spark took from start to end. */
  double ratio() {
    return ratio(spark.median().wallTime(), miniSpark.median().wallTime());
  }

  /** The same for the program's main method alone, without the start of the JVM. */
  double mainRatio() {
    return ratio(spark.median().mainTime(), miniSpark.median().mainTime());
  }

  private static double ratio(Duration spark, Duration miniSpark) {
    return (double) spark.toNanos() / Math.max(1, miniSpark.toNanos());
  }
}
