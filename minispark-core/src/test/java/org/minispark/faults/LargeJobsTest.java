package org.minispark.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is large or greedy, each in a process of its own with a small heap. */
class LargeJobsTest {
  @TempDir Path directory;

  private List<String> run(Class<?> program, String heap, String... arguments) throws Exception {
    Path output = directory.resolve("output");
    List<String> command = new java.util.ArrayList<>();
    command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
    command.addAll(List.of("-Xmx" + heap, "-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("-Dspark.local.dir=" + directory, program.getName()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(process.waitFor(20, TimeUnit.MINUTES)).as("ends").isTrue();
    } finally {
      process.destroyForcibly();
    }
    return Files.readAllLines(output);
  }

  @Test
  void tasksThatTakeAllMemoryFailAndTheContextGoesOn() throws Exception {
    assertThat(run(TestingGreedyTasks.class, "40m"))
        .containsSubsequence("true java.lang.OutOfMemoryError: Java heap space", "then 3");
  }

  @Test
  void aHundredThousandTasksInOneJob() {
    try (TestingEngine engine = TestingEngine.start("local[2]", directory)) {
      assertThat(engine.numbers(100_000, 100_000).map(n -> n + 1).count()).isEqualTo(100_000);
    }
  }

  @Tag("long")
  @ParameterizedTest
  @ValueSource(strings = {"true", "false"})
  void aShuffleOfAThousandByAThousand(String handover) throws Exception {
    List<String> printed = run(TestingWideShuffle.class, "256m", handover);
    assertThat(printed).contains("keys 1000000");
    String last = printed.get(printed.size() - 1);
    assertThat(Integer.parseInt(last.substring("most open files ".length()))).isLessThan(200);
  }
}
