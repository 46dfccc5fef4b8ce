package org.minispark.compare.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompatibilityPageTest {
  @TempDir private Path folder;

  @Test
  void readsTheTablesOfKnownHeadings() throws IOException {
    assertThat(
            listed(
                """
                | `Before` | `any()` |
                ### Needs Scala's types
                | class | members |
                |---|---|
                | `A` | `one()`, `two(int)` |
                ### Classes not compared
                | `rdd.B` | Why. |
                ### Other differences
                | `A` | `lacks three()` | Because `four()` is there. |
                ## Elsewhere
                | `A` | `five()` |
                """))
        .containsExactly(
            new Finding(Finding.Kind.SCALA, "A", "one()"),
            new Finding(Finding.Kind.SCALA, "A", "two(int)"),
            new Finding(Finding.Kind.NOT_COMPARED, "rdd.B", ""),
            new Finding(Finding.Kind.DIFFERENCE, "A", "lacks three()"));
  }

  @Test
  void aDifferenceNeedsAReason() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> listed("### Other differences\n| `A` | `lacks three()` |\n"))
        .withMessageContaining("gives no reason for | `A` | `lacks three()` |");
  }

  @Test
  void itsRowsReadBack() throws IOException {
    List<Finding> findings =
        List.of(
            new Finding(Finding.Kind.HADOOP, "A", "one()"),
            new Finding(Finding.Kind.HADOOP, "A", "two(int)"),
            new Finding(Finding.Kind.HADOOP, "B", "new()"));
    String rows = CompatibilityPage.rows(Finding.Kind.HADOOP, findings);

    assertThat(rows).isEqualTo("| `A` | `one()`, `two(int)` |\n| `B` | `new()` |\n");
    assertThat(listed("### Needs Hadoop's types\n" + rows)).containsExactlyElementsOf(findings);
  }

  private Iterable<Finding> listed(String text) throws IOException {
    return new CompatibilityPage(Files.writeString(folder.resolve("page.md"), text)).listed();
  }
}
