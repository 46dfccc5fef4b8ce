package org.minispark.cluster.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastLinesTest {
  @TempDir private Path directory;

  @Test
  void aShortLogIsTheWholeLog() throws IOException {
    assertThat(LastLines.of(log("one\ntwo\n\n"))).isEqualTo("one\ntwo");
  }

  @Test
  void ofALongOneOnlyWholeLinesAreLeft() throws IOException {
    assertThat(LastLines.of(log("line of sixteen\n".repeat(1000))))
        .isEqualTo("line of sixteen\n".repeat(124).strip());
    assertThat(LastLines.of(log("x".repeat(5000)))).hasSize(2000);
  }

  @Test
  void noLogSaysNothing() {
    assertThat(LastLines.of(directory.resolve("none"))).isEmpty();
  }

  private Path log(String content) throws IOException {
    return Files.writeString(directory.resolve("stderr"), content);
  }
}
