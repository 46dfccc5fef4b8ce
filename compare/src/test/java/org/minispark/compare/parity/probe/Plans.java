package org.minispark.compare.parity.probe;

import java.util.List;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.compare.check.Plan;

/** The plans of programs: jobs, stages, tasks, shuffled records, a line per job and stage. */
public final class Plans {
  private static final String NAME = ", [\\w ]+ at [^:]+:\\d+:";

  private Plans() {}

  /**
   * The plan of what the program runs.
   *
   * @throws IllegalStateException if it runs no job, and so shows nothing
   */
  public static List<String> of(JavaSparkContext sc, Report.Action program) throws Exception {
    Plan plan = watch(sc, program);
    if (plan.jobs().isEmpty()) {
      throw new IllegalStateException("no job has run");
    }
    return plan.lines();
  }

  /** The same for a program that may run no job. */
  public static List<String> ofAny(JavaSparkContext sc, Report.Action program) throws Exception {
    return watch(sc, program).lines();
  }

  /** The same without the stages' names, some of which are lines of Spark's own source. */
  public static List<String> withoutNames(JavaSparkContext sc, Report.Action program)
      throws Exception {
    return of(sc, program).stream().map(line -> line.replaceAll(NAME, ":")).toList();
  }

  private static Plan watch(JavaSparkContext sc, Report.Action program) throws Exception {
    PlanWatch watch = new PlanWatch(sc);
    program.run();
    return watch.takePlan();
  }
}
