package org.minispark.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The weights are printed in full: equal output is equal bits. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
@ResourceLock(Resources.SYSTEM_OUT)
class LogisticRegressionTest {
  private static final Path DATA =
      ExampleRuns.project().resolve(Path.of("data", "breast_cancer.csv"));
  private static final Pattern ACCURACY = Pattern.compile("accuracy on 114 held back: (\\S+)");

  @TempDir private Path folder;

  private static String train(int slots, int iterations, int partitions) throws Exception {
    return ExampleRuns.run(
        "local[" + slots + "]", LogisticRegression::main, DATA, iterations, partitions);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 8})
  void theSameBitsOnAnyNumberOfThreads(int partitions) throws Exception {
    String alone = train(1, 10, partitions);

    assertThat(alone).contains("iteration  10").contains("weights [");
    assertThat(train(2, 10, partitions)).isEqualTo(alone);
    assertThat(train(4, 10, partitions)).isEqualTo(alone);
  }

  @Test
  void learns() throws Exception {
    Matcher accuracy = ACCURACY.matcher(train(2, 50, 4));

    assertThat(accuracy.find()).isTrue();
    assertThat(Double.parseDouble(accuracy.group(1))).isGreaterThan(0.95);
  }

  @Test
  void readsLibsvmAndTablesWithoutHeader() throws Exception {
    StringBuilder libsvm = new StringBuilder();
    StringBuilder table = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      int first = i % 3 == 0 ? 0 : 5 + i % 7;
      int label = i % 3 == 0 ? -1 : 1;
      libsvm.append(label).append(first == 0 ? " " : " 1:" + first + " ").append("2:1\n");
      table.append(first).append(",1,").append(label).append('\n');
    }

    String learnt = train(Files.writeString(folder.resolve("points"), libsvm));

    assertThat(learnt).contains("accuracy on 10 held back: 1.0000");
    assertThat(train(Files.writeString(folder.resolve("table"), table))).isEqualTo(learnt);
  }

  private static String train(Path points) throws Exception {
    return ExampleRuns.run("local[2]", LogisticRegression::main, points, 20, 3);
  }
}
