package org.minispark.mllib.util;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minispark.SparkConf;
import org.minispark.api.java.JavaSparkContext;

class MLUtilsTest {
  private static JavaSparkContext sc;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    sc =
        new JavaSparkContext(
            new SparkConf(false)
                .setMaster("local[2]")
                .setAppName("files")
                .set("spark.ui.enabled", "false"));
  }

  @AfterAll
  static void stop() {
    sc.close();
  }

  @Test
  void aLineThatIsNotOneIsShownWithItsPlace() throws Exception {
    Path file = Files.writeString(folder.resolve("points"), "1 1:0.5\n1 2:x\n");

    assertThatThrownBy(() -> MLUtils.loadLibSVMFile(sc.sc(), file.toString(), 2).collect())
        .rootCause()
        .isInstanceOf(NumberFormatException.class);
    assertThatThrownBy(() -> MLUtils.loadLibSVMFile(sc.sc(), file.toString(), 2).collect())
        .hasMessageContaining(
            "For input string: \"x\"; line=\"1 2:x\" (line 2 of file:" + file + ")");
  }

  @Test
  void anItemWithoutColonIsNamed() throws Exception {
    Path file = Files.writeString(folder.resolve("points"), "1 7\n");

    assertThatThrownBy(() -> MLUtils.loadLibSVMFile(sc.sc(), file.toString(), 9).collect())
        .hasMessageContaining(
            "\"7\" is not index:value; line=\"1 7\" (line 1 of file:" + file + ")");
  }

  @Test
  void ofManyPackedFilesTheRightOneIsNamed() throws Exception {
    Files.writeString(folder.resolve("a"), "1 1:0.5\n1 2:0.5\n");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("b.gz")))) {
      out.write("# points\n\n1 1:0.5\n  1 2:1 2:1\n".getBytes(StandardCharsets.UTF_8));
    }

    assertThatThrownBy(() -> MLUtils.loadLibSVMFile(sc.sc(), folder.toString(), 9).collect())
        .rootCause()
        .hasMessage(
            "requirement failed: indices should be one-based and in ascending order; found"
                + " current=1, previous=1; line=\"1 2:1 2:1\"");
    assertThatThrownBy(() -> MLUtils.loadLibSVMFile(sc.sc(), folder.toString(), 9).collect())
        .hasMessageContaining("line=\"1 2:1 2:1\" (line 4 of file:" + folder + "/b.gz)");
  }

  @Test
  void everyRecordIsValidatedOnce() {
    List<Integer> numbers = IntStream.range(0, 500).boxed().toList();
    var folds = MLUtils.kFold(sc.parallelize(numbers, 3).rdd(), 4, 11);

    Set<Integer> validated = new HashSet<>();
    for (var fold : folds) {
      List<Integer> training = fold._1().collect();
      List<Integer> validation = fold._2().collect();
      assertThat(training).hasSize(500 - validation.size()).doesNotContainAnyElementsOf(validation);
      assertThat(validation).allSatisfy(number -> assertThat(validated.add(number)).isTrue());
      assertThat(validation).hasSizeBetween(80, 170);
    }
    assertThat(validated).hasSize(500);
  }
}
