package org.minispark.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a new process loads for its first context and job. The time that takes is nearly all spent
 * on loading, checking and linking classes, so their number stands for it, on any machine.
 */
class FirstJobTest {
  /** Lambdas included. 413 when this was written, and 466 before anybody had counted them. */
  private static final int MOST_CLASSES = 450;

  private static final List<String> LIBRARIES =
      List.of("com.esotericsoftware.", "org.slf4j.", "com.clearspring.", "org.apache.commons.");

  @TempDir private Path directory;

  @Test
  void loadsLittle() throws Exception {
    List<String> loaded = classesLoadedBy(FirstJob.class);
    assertThat(loaded)
        .contains("org.minispark.engine.executor.TaskRunner")
        .noneMatch(name -> LIBRARIES.stream().anyMatch(name::startsWith));
    assertThat(loaded.stream().filter(name -> name.startsWith("org.minispark.")))
        .hasSizeLessThan(MOST_CLASSES);
  }

  private List<String> classesLoadedBy(Class<?> main) throws Exception {
    Path log = directory.resolve("classes.log");
    Path output = directory.resolve("output.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + log + ":none",
                "-Djava.io.tmpdir=" + directory,
                "-cp",
                System.getProperty("java.class.path"),
                main.getName())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(process.waitFor(20, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(Files.readString(output).strip()).endsWith("4");
    return Files.readAllLines(log).stream().map(line -> line.split(" ", 2)[0]).toList();
  }
}
