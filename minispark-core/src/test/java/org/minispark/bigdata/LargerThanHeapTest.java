package org.minispark.bigdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same bits come out of a small heap, which must spill, and of a large one. */
class LargerThanHeapTest {
  @TempDir Path directory;

  private record Result(String digest, long onDisk) {}

  @ParameterizedTest
  @CsvSource({"wordCount, 40m", "sortByKey, 32m", "groupByKey, 32m", "distinct, 32m"})
  void spillsInASmallHeap(String program, String heap) throws Exception {
    Result small = run(program, 10, heap, "-Dspark.minispark.run.size=1m");
    Result large = run(program, 10, "1g", "-Dspark.minispark.run.size=1m");
    assertThat(small.digest).isEqualTo(large.digest);
    assertThat(small.onDisk).isPositive();
  }

  @Test
  void storesOnDiskWhatDoesNotFit() throws Exception {
    Result small = run("cached", 10, "64m");
    Result large = run("cached", 10, "1g");
    assertThat(small.digest).isEqualTo(large.digest);
    assertThat(small.onDisk).isPositive();
    assertThat(large.onDisk).isZero();
  }

  @Tag("long")
  @ParameterizedTest
  @ValueSource(strings = {"wordCount", "sortByKey", "groupByKey", "distinct", "cached"})
  void fullSize(String program) throws Exception {
    Result small = run(program, 100, "256m");
    Result large = run(program, 100, "3g");
    assertThat(small.digest).isEqualTo(large.digest);
    assertThat(small.onDisk).isPositive();
  }

  private Result run(String program, int percent, String heap, String... options)
      throws IOException, InterruptedException {
    Path output = directory.resolve(program + heap + ".out");
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
    command.addAll(List.of("-Xmx" + heap, "-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("-Dspark.local.dir=" + directory, "-Djava.io.tmpdir=" + directory));
    command.addAll(List.of(options));
    command.addAll(List.of(LargerThanHeap.class.getName(), program, String.valueOf(percent)));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(process.waitFor(20, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    String printed = Files.readString(output);
    assertThat(process.exitValue()).as(printed).isZero();
    List<String> words =
        List.of(printed.substring(printed.indexOf("digest ")).trim().split(" on disk "));
    return new Result(words.get(0), Long.parseLong(words.get(1)));
  }
}
