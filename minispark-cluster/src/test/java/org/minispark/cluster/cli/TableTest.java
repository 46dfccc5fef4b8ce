package org.minispark.cluster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TableTest {
  @Test
  void whatAProgramSaysStaysInItsCell() {
    StringWriter out = new StringWriter();
    Table table = new Table("NAME", "STATE");
    table.add("a\nb\tc\033[31m", "RUNNING");
    table.add("good", "FINISHED");

    table.print(new PrintWriter(out, /* autoFlush= */ true));

    assertThat(out.toString().lines())
        .containsExactly(
            "NAME             STATE", "a b c\\u001b[31m  RUNNING", "good             FINISHED");
  }
}
