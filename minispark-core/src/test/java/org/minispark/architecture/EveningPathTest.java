package org.minispark.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * Keeps what a newcomer reads in one evening short: the classes that {@code docs/ARCHITECTURE.md}
 * lists as the evening path, without imports and blank lines.
 */
class EveningPathTest {
  private static final int MOST_LINES = 3_000;

  /** The page says: RDD down to its operators. */
  private static final String OPERATORS = "  // ---- Narrow transformations";

  private static final Pattern SECTION =
      Pattern.compile("### The evening path\n(.*?)\n## ", Pattern.DOTALL);
  private static final Pattern READ = Pattern.compile("^\\d+\\. (.*)$", Pattern.MULTILINE);
  private static final Pattern CLASS = Pattern.compile("`(\\w+)`");

  @Test
  void theEveningPathIsShort(TestReporter reporter) throws IOException {
    int total = 0;
    for (String name : classes()) {
      int lines = linesToRead(Sources.fileOf(name));
      reporter.publishEntry(name, String.valueOf(lines));
      total += lines;
    }
    reporter.publishEntry("all of the evening path", String.valueOf(total));

    assertThat(total).isLessThanOrEqualTo(MOST_LINES);
  }

  @Test
  void theEveningPathHoldsTheClassesOfTheTwelveSteps() throws IOException {
    Set<String> engine = StraightLine.of(Sources.page("ARCHITECTURE.md")).classes();
    engine.remove("JavaRDDLike"); // a facade: a long list of single lines

    assertThat(classes()).containsAll(engine).contains("MemoryStore").doesNotHaveDuplicates();
  }

  private static List<String> classes() throws IOException {
    String section =
        SECTION
            .matcher(Sources.page("ARCHITECTURE.md"))
            .results()
            .map(found -> found.group(1))
            .findFirst()
            .orElseThrow();
    return READ.matcher(section)
        .results()
        .flatMap(item -> CLASS.matcher(item.group(1)).results())
        .map((MatchResult found) -> found.group(1))
        .toList();
  }

  private static int linesToRead(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return (int)
          lines
              .takeWhile(line -> !line.startsWith(OPERATORS))
              .filter(line -> !line.isBlank())
              .filter(line -> !line.startsWith("import ") && !line.startsWith("package "))
              .count();
    }
  }
}
