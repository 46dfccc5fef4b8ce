package org.minispark.compare;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.minispark.compare.check.Difference;
import org.minispark.compare.check.Equality;
import org.minispark.compare.check.RunComparison;
import org.minispark.compare.report.ProgramComparison;
import org.minispark.compare.run.Engine;
import org.minispark.compare.run.EngineRun;
import org.minispark.compare.run.EngineRuns;
import org.minispark.compare.run.Program;
import org.minispark.compare.run.ProgramRunner;

/** Runs programs on both engines in turns and holds the runs side by side. */
final class SideBySide {
  private static final String AGAIN = " again";

  private final ProgramRunner runner;
  private final Engine spark;
  private final Engine miniSpark;
  private final Equality equality;
  private final int runs;
  private final PrintWriter progress;

  /**
   * @param runs how often each program runs on each engine
   * @param progress where it is told what is going on
   */
  SideBySide(
      ProgramRunner runner,
      Engine spark,
      Engine miniSpark,
      Equality equality,
      int runs,
      PrintWriter progress) {
    this.runner = runner;
    this.spark = spark;
    this.miniSpark = miniSpark;
    this.equality = equality;
    this.runs = runs;
    this.progress = progress;
  }

  /** Runs the program until a pair of runs differs, at most as often as was asked for. */
  ProgramComparison compare(Program program) throws IOException, InterruptedException {
    List<EngineRun> onSpark = new ArrayList<>();
    List<EngineRun> onMiniSpark = new ArrayList<>();
    String extent = "";
    String failure = "";
    String note = "";
    List<Difference> differences = List.of();
    while (onSpark.size() < runs && differences.isEmpty()) {
      EngineRun oneSpark = run(spark, program);
      EngineRun oneMiniSpark = run(miniSpark, program);
      onSpark.add(oneSpark);
      onMiniSpark.add(oneMiniSpark);
      Equality rule = rule(oneSpark);
      RunComparison comparison = new RunComparison(oneSpark, oneMiniSpark, rule);
      extent = comparison.extent();
      failure = failure(oneSpark, oneMiniSpark);
      if (!failure.isEmpty()) {
        differences = List.of(new Difference("end", end(oneSpark), end(oneMiniSpark)));
      } else {
        differences = comparison.differences();
        note = note(program, oneSpark, oneMiniSpark, differences);
      }
    }
    return new ProgramComparison(
        program,
        new EngineRuns(onSpark),
        new EngineRuns(onMiniSpark),
        extent,
        failure,
        differences,
        note);
  }

  private EngineRun run(Engine engine, Program program) throws IOException, InterruptedException {
    progress.println("running " + program.name() + " on " + engine.name() + " " + engine.version());
    EngineRun run = runner.run(engine, program);
    if (run.failed()) {
      progress.println(program.name() + " failed on " + engine.name() + ":");
      new FailureAdvice(runner)
          .on(engine, program, run)
          .forEach(line -> progress.println("    " + line));
    }
    return run;
  }

  /** Two failures are no equality: nothing was compared. */
  private static String failure(EngineRun spark, EngineRun miniSpark) {
    if (spark.failed() && miniSpark.failed()) {
      return "FAILED on both engines";
    }
    if (spark.failed()) {
      return "FAILED on Spark alone";
    }
    return miniSpark.failed() ? "FAILED on MiniSpark alone" : "";
  }

  private static String end(EngineRun run) throws IOException {
    String status = "exit status " + run.exitStatus();
    return run.errorLines().stream()
        .filter(line -> line.startsWith("Exception in thread"))
        .findFirst()
        .map(line -> status + ", " + line)
        .orElse(status);
  }

  /** A program may set a master itself, which goes before what it is told. */
  private Equality rule(EngineRun onSpark) {
    return onSpark.recording().cores() > 1 ? Equality.CLOSE_NUMBERS : equality;
  }

  private String note(
      Program program, EngineRun onSpark, EngineRun onMiniSpark, List<Difference> differences)
      throws IOException, InterruptedException {
    if (!differences.isEmpty()) {
      return itself(program, onSpark, onMiniSpark);
    }
    return rule(onSpark) == equality
        ? ""
        : "it chose its master itself, with more than one slot; equal means here, on "
            + rule(onSpark).rule();
  }

  /** Whether an engine differs from itself: then the program is to blame, or its many slots. */
  private String itself(Program program, EngineRun onSpark, EngineRun onMiniSpark)
      throws IOException, InterruptedException {
    Program again = program.named(program.name() + AGAIN);
    String ofSpark = itself(spark, again, onSpark);
    return ofSpark.isEmpty() ? itself(miniSpark, again, onMiniSpark) : ofSpark;
  }

  private String itself(Engine engine, Program again, EngineRun before)
      throws IOException, InterruptedException {
    EngineRun after = run(engine, again);
    List<Difference> differences = new RunComparison(before, after, rule(before)).differences();
    return differences.isEmpty()
        ? ""
        : "two runs on "
            + engine.name()
            + " alone differ too ("
            + differences.get(0).place()
            + "): what the program does is not the same each time";
  }
}
