package org.minispark.architecture;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The twelve steps of a job as {@code docs/ARCHITECTURE.md} tells them: the rows of its table that
 * begin with a number, and the calls that each row names.
 */
final class StraightLine {
  private static final Pattern ROW =
      Pattern.compile("^\\| (\\d+)(?:, (map|result) stage)? \\| ([^|]*) \\|", Pattern.MULTILINE);
  private static final Pattern CALL = Pattern.compile("`(\\w+\\.\\w+(?: returns)?)`");
  private static final int STEPS = 12;
  private static final int FIRST_OF_STAGE = 5;
  private static final int LAST_OF_STAGE = 11;

  private final List<Step> steps = new ArrayList<>();

  /**
   * One row.
   *
   * @param stage "map" or "result" if only such a stage does this, else null
   */
  private record Step(int number, String stage, List<String> calls) {
    boolean isOf(String wantedStage) {
      return stage == null || stage.equals(wantedStage);
    }
  }

  private StraightLine() {}

  /**
   * Reads the page.
   *
   * @throws IllegalArgumentException if it does not have the steps 1 to 12 in this order
   */
  static StraightLine of(String page) {
    StraightLine line = new StraightLine();
    Matcher rows = ROW.matcher(page);
    while (rows.find()) {
      List<String> calls =
          CALL.matcher(rows.group(3)).results().map(call -> call.group(1)).toList();
      if (calls.isEmpty()) {
        throw new IllegalArgumentException("Step " + rows.group(1) + " names no call");
      }
      line.steps.add(new Step(Integer.parseInt(rows.group(1)), rows.group(2), calls));
    }
    line.requireTwelve("map");
    line.requireTwelve("result");
    return line;
  }

  private void requireTwelve(String stage) {
    List<Integer> numbers =
        steps.stream().filter(step -> step.isOf(stage)).map(Step::number).toList();
    if (!numbers.equals(IntStream.rangeClosed(1, STEPS).boxed().toList())) {
      throw new IllegalArgumentException(
          "In a " + stage + " stage the page has the steps " + numbers);
    }
  }

  /** The calls of a job of two stages: the steps of a stage are taken once for each. */
  List<String> callsOfTwoStages() {
    List<String> calls = new ArrayList<>();
    addSteps(1, LAST_OF_STAGE, "map", calls);
    addSteps(FIRST_OF_STAGE, STEPS, "result", calls);
    return calls;
  }

  private void addSteps(int first, int last, String stage, List<String> calls) {
    steps.stream()
        .filter(step -> step.number() >= first && step.number() <= last && step.isOf(stage))
        .forEach(step -> calls.addAll(step.calls()));
  }

  /** The simple names of the classes that the steps name. */
  Set<String> classes() {
    Set<String> classes = new LinkedHashSet<>();
    callsOfTwoStages().forEach(call -> classes.add(call.substring(0, call.indexOf('.'))));
    return classes;
  }

  /**
   * What is left of a recording when only the calls that the page names are kept, from its first
   * one on. An overload that calls its namesake counts once.
   */
  List<String> walkIn(List<String> recorded) {
    List<String> named = callsOfTwoStages();
    List<String> walk = new ArrayList<>();
    for (String call : recorded) {
      boolean begun = !walk.isEmpty() || call.equals(named.get(0));
      boolean repeated = !walk.isEmpty() && walk.get(walk.size() - 1).equals(call);
      if (begun && named.contains(call) && !repeated) {
        walk.add(call);
      }
    }
    return walk;
  }
}
