package org.minispark.cluster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.minispark.cluster.cli.Page.Block;

/** A test that reads pages is worth as much as its reading. */
class PageTest {
  private static final String SOURCE =
      """
      class Loop {
        void run() {
          first();
          second();
          third();
        }
      }
      """;

  @Test
  void blocksKnowTheirPlaceAndNeighbours() {
    Page page =
        Page.of(
            "docs/x.md",
            """
            # A Title, with `code`
            ```sh
            ./minispark --help
            ```

            ```text
            Usage
            ```
            Words
            ```java source=A.java
            a();
            ```
            ## Second
            inside
            ## Third
            """);

    assertThat(page.blocks())
        .containsExactly(
            new Block("docs/x.md:3", "sh", "./minispark --help\n", false),
            new Block("docs/x.md:7", "text", "Usage\n", true),
            new Block("docs/x.md:11", "java source=A.java", "a();\n", false));
    assertThat(page.anchors()).containsExactly("a-title-with-code", "second", "third");
    assertThat(page.section("Second")).isEqualTo("inside");
  }

  @Test
  void anExcerptStandsInItsSourceWhateverItsIndentation() {
    assertThat(new Excerpt("first();\n  second();\n").isIn(SOURCE)).isTrue();
    assertThat(new Excerpt("void run() {\n// ...\nthird();\n").isIn(SOURCE)).isTrue();
  }

  @Test
  void whatIsNotInTheSourceIsNoExcerpt() {
    assertThat(new Excerpt("first();\nthird();\n").isIn(SOURCE)).isFalse();
    assertThat(new Excerpt("third();\n// ...\nfirst();\n").isIn(SOURCE)).isFalse();
    assertThat(new Excerpt("firs").isIn(SOURCE)).isFalse();
    assertThat(new Excerpt("// ...\n").isIn(SOURCE)).isFalse();
  }

  @Test
  void anOutputIsComparedLineByLine() {
    assertThat(new Output("a\nb\n").matches("a\nb\n")).isTrue();
    assertThat(new Output("a\nb\n").matches("a\r\nb  \n\n")).isTrue();
    assertThat(new Output("a\n...\nc\n").matches("a\nb\nb\nc\n")).isTrue();
    assertThat(new Output("a\n...\nc\n").matches("a\nc\n")).isTrue();
    assertThat(new Output("a\n").matches("a\nb\n")).isFalse();
    assertThat(new Output("a.\n").matches("ab\n")).isFalse();
  }
}
