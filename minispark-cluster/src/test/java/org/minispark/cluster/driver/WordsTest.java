package org.minispark.cluster.driver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void areSplitAsByAShell() {
    assertThat(Words.of("  -Xmx1g   -Dkey=value ")).containsExactly("-Xmx1g", "-Dkey=value");
    assertThat(Words.of("-Da='one two' \"-Db=it's\"")).containsExactly("-Da=one two", "-Db=it's");
    assertThat(Words.of("a\\ b 'c\\d' \"e\\\"f\"")).containsExactly("a b", "c\\d", "e\"f");
    assertThat(Words.of("''")).containsExactly("");
    assertThat(Words.of("   ")).isEmpty();
  }
}
