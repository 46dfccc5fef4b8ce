package org.minispark.cluster.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the process of an executor loads before its first task has ended. The time that takes is
 * nearly all spent on loading, checking and linking classes, so their number stands for it.
 */
class ExecutorStartTest {
  /** Lambdas included. 458 when this was written, and 606 before anybody had counted them. */
  private static final int MOST_CLASSES = 510;

  /** Each takes a tenth of a second or more: logging, and the JDK's providers of cryptography. */
  private static final List<String> SLOW = List.of("ch.qos.logback.", "javax.crypto.");

  @TempDir private Path directory;

  @Test
  void loadsLittle() throws Exception {
    Path log = directory.resolve("classes.log");
    String options = "'-Xlog:class+load:file=" + log + ":none'";
    try (TestingCluster cluster =
        TestingCluster.start(
            1,
            directory,
            "spark.executor.extraJavaOptions",
            options,
            "spark.executor.heartbeatInterval",
            "100s")) {
      assertThat(cluster.sc.parallelize(List.of(1, 2, 3, 4), 2).map(x -> x + 1).count())
          .isEqualTo(4);
      List<String> loaded =
          Files.readAllLines(log).stream().map(line -> line.split(" ", 2)[0]).toList();
      assertThat(loaded)
          .contains("org.minispark.engine.executor.TaskRunner")
          .noneMatch(name -> SLOW.stream().anyMatch(name::startsWith));
      assertThat(loaded.stream().filter(name -> name.startsWith("org.minispark.")))
          .hasSizeBetween(300, MOST_CLASSES);
    }
  }
}
