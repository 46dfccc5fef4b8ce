package org.minispark.cluster.logs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minispark.engine.base.TestingClock;

class RollingLogTest {
  private static final LogRolling.Trigger TEN_BYTES = new LogRolling.Size(10);

  @TempDir private Path folder;

  private final TestingClock clock =
      new TestingClock(
          LocalDateTime.of(2026, 11, 21, 16, 29, 49, 409_000_000)
              .atZone(ZoneId.systemDefault())
              .toInstant()
              .toEpochMilli());

  @Test
  void itRollsAtTheEndOfALineBeforeItGrowsTooLarge() throws IOException {
    write(new LogRolling(TEN_BYTES, -1, false), "one\ntw", "o\nthree\n", "x\n");

    assertThat(files()).containsExactly("log", "log--2026-11-21--16-29-49--0409");
    assertThat(text("log--2026-11-21--16-29-49--0409")).isEqualTo("one\ntwo\n");
    assertThat(text("log")).isEqualTo("three\nx\n");
  }

  @Test
  void withoutLinesItRollsAnyway() throws IOException {
    write(new LogRolling(TEN_BYTES, -1, false), "12345678", "90123456");

    assertThat(text("log--2026-11-21--16-29-49--0409")).isEqualTo("12345678");
    assertThat(text("log")).isEqualTo("90123456");
  }

  @Test
  void namesAreNeverUsedTwiceAndTheOldestGo() throws IOException {
    LogRolling rolling = new LogRolling(TEN_BYTES, 2, false);
    write(rolling, "first\nand\n", "second\nx\n", "third\nxy\n", "fourth\nx\n");

    assertThat(files())
        .containsExactly(
            "log", "log--2026-11-21--16-29-49--0409--0", "log--2026-11-21--16-29-49--0409--1");
    assertThat(text("log")).isEqualTo("x\n");

    clock.advance(1000);
    write(rolling, "more than ten\n", "fifth\n");
    assertThat(files())
        .containsExactly(
            "log", "log--2026-11-21--16-29-49--0409--1", "log--2026-11-21--16-29-50--0409");
  }

  @Test
  void whatIsPutAsideMayBeCompressed() throws IOException {
    write(new LogRolling(TEN_BYTES, -1, true), "one\ntwo\n", "three\nfour\n");

    assertThat(files()).containsExactly("log", "log--2026-11-21--16-29-49--0409.gz");
    Path aside = folder.resolve("log--2026-11-21--16-29-49--0409.gz");
    try (InputStream in = new GZIPInputStream(Files.newInputStream(aside))) {
      assertThat(new String(in.readAllBytes(), UTF_8)).isEqualTo("one\ntwo\nthree\n");
    }
  }

  @Test
  void itRollsWhenTheIntervalIsOver() throws IOException {
    LogRolling minutely =
        new LogRolling(new LogRolling.Interval(60_000, "--yyyy-MM-dd--HH-mm"), -1, false);
    try (RollingLog log = new RollingLog(folder.resolve("log"), minutely, clock)) {
      write(log, "16:29:49\n");
      clock.advance(10_000);
      write(log, "16:29:59\n");
      assertThat(files()).containsExactly("log");
      clock.advance(2_000);
      write(log, "16:30:01\n16:30:01\n");
      assertThat(files()).containsExactly("log", "log--2026-11-21--16-30");
      clock.advance(60_000);
      write(log, "16:31:01\n");
    }
    assertThat(files()).containsExactly("log", "log--2026-11-21--16-30", "log--2026-11-21--16-31");
    assertThat(text("log--2026-11-21--16-31")).isEqualTo("16:30:01\n16:31:01\n");
  }

  private void write(LogRolling rolling, String... chunks) throws IOException {
    try (RollingLog log = new RollingLog(folder.resolve("log"), rolling, clock)) {
      for (String chunk : chunks) {
        write(log, chunk);
      }
    }
  }

  private static void write(RollingLog log, String chunk) throws IOException {
    byte[] bytes = chunk.getBytes(UTF_8);
    log.write(bytes, bytes.length);
  }

  private String text(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return new ArrayList<>(files.map(file -> file.getFileName().toString()).sorted().toList());
    }
  }
}
