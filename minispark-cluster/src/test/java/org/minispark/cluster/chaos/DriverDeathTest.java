package org.minispark.cluster.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However a driver ends, its executors end too, and nothing stays on disk. */
class DriverDeathTest {
  private static final long WITHIN_SECONDS = 300;

  @TempDir Path directory;

  @Test
  void aDriverThatIsKilledTakesItsExecutorsWithIt() throws Exception {
    Doomed driver = Doomed.start(directory);
    assertThat(driver.executors).hasSize(2);

    driver.process.destroyForcibly();

    driver.awaitEnd();
    // What only the driver could have removed goes with the next start in the same place.
    try (TestingCluster next = TestingCluster.start(1, directory)) {
      assertThat(next.sc.parallelize(List.of(1)).count()).isEqualTo(1);
    }
    nothingIsLeft();
  }

  @Test
  void aDriverThatIsToldToEndLeavesNothing() throws Exception {
    Doomed driver = Doomed.start(directory);

    driver.process.destroy(); // SIGTERM, as Ctrl-C is SIGINT: both run the shutdown hooks

    driver.awaitEnd();
    nothingIsLeft();
  }

  private void nothingIsLeft() throws IOException {
    try (Stream<Path> left = Files.list(directory)) {
      assertThat(left).isEmpty();
    }
  }

  /** A driver that is about to end, and its executors. */
  private record Doomed(Process process, List<ProcessHandle> executors) {
    static Doomed start(Path directory) throws IOException {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  ChaosDriver.class.getName(),
                  directory.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      BufferedReader out =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      String application = out.readLine();
      return new Doomed(process, TestingCluster.executors(process.toHandle(), application));
    }

    void awaitEnd() throws Exception {
      process.onExit().get(WITHIN_SECONDS, TimeUnit.SECONDS);
      for (ProcessHandle executor : executors) {
        executor.onExit().get(WITHIN_SECONDS, TimeUnit.SECONDS);
      }
    }
  }
}
