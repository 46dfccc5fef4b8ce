package org.minispark.rdd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minispark.hadoop.mapred.InvalidInputException;

/** Text files as an RDD. */
class HadoopRDDTest {
  private @TempDir Path directory;
  private TestingJobRunner jobs;

  @BeforeEach
  void start(@TempDir Path scratch) {
    jobs = new TestingJobRunner(scratch);
  }

  @AfterEach
  void stop() {
    jobs.close();
  }

  @Test
  void isTwoNodesNamedByThePath() throws IOException {
    Path file = Files.writeString(directory.resolve("a"), "x\ny\n");
    RDD<String> lines = HadoopRDD.textFile(jobs, file.toString(), 1);
    assertThat(lines.toDebugString().split("\n"))
        .satisfiesExactly(
            line -> assertThat(line).startsWith("(1) " + file + " MapPartitionsRDD[1] at "),
            line -> assertThat(line).startsWith(" |  " + file + " HadoopRDD[0] at "));
    assertThat(lines.name()).isEqualTo(file.toString());
    assertThat(lines.collect()).containsExactly("x", "y");
    assertThat(lines.preferredLocations(lines.partitions()[0])).isEmpty();
  }

  @Test
  void readsEveryLineOnceHoweverItIsSplit() throws IOException {
    List<String> expected = IntStream.range(0, 1_000).mapToObj(i -> "line " + i).toList();
    Path file = Files.writeString(directory.resolve("a"), String.join("\n", expected));
    for (int partitions : new int[] {1, 2, 3, 5, 7, 100}) {
      RDD<String> lines = HadoopRDD.textFile(jobs, file.toString(), partitions);
      assertThat(lines.getNumPartitions()).isBetween(partitions, partitions + 1);
      assertThat(lines.collect()).isEqualTo(expected);
    }
  }

  @Test
  void takeReadsOnlyWhatItNeeds() throws IOException {
    Path file = Files.writeString(directory.resolve("a"), "1\n2\n3\n4\n");
    assertThat(HadoopRDD.textFile(jobs, file.toString(), 2).take(3)).containsExactly("1", "2", "3");
  }

  @Test
  void looksForFilesWhenAJobNeedsThem() throws IOException {
    Path file = directory.resolve("late");
    RDD<String> lines = HadoopRDD.textFile(jobs, file.toString(), 2);
    assertThatThrownBy(lines::count)
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("Input path does not exist: file:" + file);
    Files.writeString(file, "here\n");
    assertThat(lines.collect()).containsExactly("here");
  }
}
