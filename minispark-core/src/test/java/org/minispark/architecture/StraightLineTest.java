package org.minispark.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Holds the twelve steps of {@code docs/ARCHITECTURE.md} to the calls of a real job, and itself to
 * pages and jobs that are wrong.
 */
class StraightLineTest {
  private static String page;
  private static List<String> recorded;

  @BeforeAll
  static void recordAJob(@TempDir Path folder) throws Exception {
    page = Sources.page("ARCHITECTURE.md");
    Set<String> wanted = new HashSet<>();
    for (String call : StraightLine.of(page).callsOfTwoStages()) {
      int dot = call.indexOf('.');
      String type = Sources.classIn(Sources.fileOf(call.substring(0, dot)));
      wanted.add(type + call.substring(dot));
    }
    recorded = new CallRecorder(wanted).record(TracedJob.class, folder.resolve("output"));
  }

  @Test
  void theTwelveStepsAreTheCallsOfARealJob() {
    StraightLine line = StraightLine.of(page);

    assertThat(line.walkIn(recorded)).containsExactlyElementsOf(line.callsOfTwoStages());
  }

  @Test
  void aRenamedCallIsFound() {
    for (String call : callsOfThePage()) {
      StraightLine renamed =
          StraightLine.of(page.replace("`" + call + "`", "`Renamed" + call + "`"));

      assertThat(holds(renamed, recorded)).as("%s renamed on the page", call).isFalse();
    }
  }

  @Test
  void twoCallsInTheWrongOrderAreFound() {
    List<String> calls = callsOfThePage();
    for (int i = 1; i < calls.size(); i++) {
      String first = "`" + calls.get(i - 1) + "`";
      String second = "`" + calls.get(i) + "`";
      String swapped = page.replace(first, "``").replace(second, first).replace("``", second);

      assertThat(holds(StraightLine.of(swapped), recorded))
          .as("%s before %s", second, first)
          .isFalse();
    }
  }

  @Test
  void aStepThatThePageLeavesOutIsFound() {
    for (int step = 1; step <= 12; step++) {
      String without = page.replaceAll("(?m)^\\| " + step + "( \\||, ).*\n", "");

      assertThatThrownBy(() -> StraightLine.of(without))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("stage the page has the steps");
    }
  }

  @Test
  void aCallThatTheJobLeavesOutIsFound() {
    StraightLine line = StraightLine.of(page);
    for (String call : callsOfThePage()) {
      List<String> without = recorded.stream().filter(other -> !other.equals(call)).toList();

      assertThat(holds(line, without)).as("%s skipped by the job", call).isFalse();
    }
  }

  @Test
  void aClassThatDoesNotExistIsFound() {
    assertThatThrownBy(() -> Sources.fileOf("NoSuchClass"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NoSuchClass");
  }

  private static List<String> callsOfThePage() {
    return StraightLine.of(page).callsOfTwoStages().stream().distinct().toList();
  }

  private static boolean holds(StraightLine line, List<String> calls) {
    return line.walkIn(calls).equals(line.callsOfTwoStages());
  }
}
