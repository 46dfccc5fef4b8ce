package org.minispark.compare.differential;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What docs/COMPATIBILITY.md says that the engines may tell differently. */
record ExplainedDifferences(List<Explained> rows) {
  private static final Path PAGE = Path.of("..", "docs", "COMPATIBILITY.md");
  private static final String HEADING = "\n## Explained differences\n";
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| (\\*\\*[^*|]+\\*\\*) \\|(?: `([^`]+)`)? \\| .+ \\|$");

  /**
   * One row of the table.
   *
   * @param name in bold, as the page has it
   * @param pattern of what is left out of both engines' texts; matches nothing where the harness
   *     never meets the difference
   */
  record Explained(String name, Pattern pattern) {}

  static ExplainedDifferences read() throws IOException {
    String page = Files.readString(PAGE);
    String section = page.substring(page.indexOf(HEADING) + HEADING.length());
    return new ExplainedDifferences(
        ROW.matcher(section).results().map(row -> explained(row.group(1), row.group(2))).toList());
  }

  private static Explained explained(String name, String pattern) {
    return new Explained(name, Pattern.compile(pattern == null ? "(?!)" : pattern));
  }

  /** The text without what is explained. */
  String without(String text) {
    String left = text;
    for (Explained explained : rows) {
      Matcher matcher = explained.pattern.matcher(left);
      left = matcher.replaceAll("");
    }
    return left;
  }
}
