package org.minispark.api.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.NotSerializableException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minispark.SparkException;

/** Object files. That Spark reads them, and the reverse, is tested beside Spark. */
class ObjectFilesTest extends EngineSuite {
  @TempDir private Path folder;

  private String saved(JavaRDDLike<?, ?> records) {
    String path = folder.resolve("saved").toString();
    records.saveAsObjectFile(path);
    return path;
  }

  @Test
  void recordsComeBackInTheirPartitions() {
    JavaRDD<Integer> back = sc.objectFile(saved(numbers()));

    assertThat(layout(back)).isEqualTo("[[3, 1], [2, 3]]");
    assertThat(back.toDebugString().split("\n"))
        .satisfiesExactly(
            line -> assertThat(line).startsWith("(2) MapPartitionsRDD["),
            line -> assertThat(line).contains("saved HadoopRDD["));
    assertThat(folder.resolve("saved").resolve("_SUCCESS")).isEmptyFile();
  }

  @Test
  void recordsMayBePairsNullsArraysOrNone() {
    assertThat(sc.objectFile(saved(pairs())).collect())
        .containsExactly(pair("a", 1), pair("b", 2), pair("a", 3));
    JavaRDD<Object> mixed =
        sc.parallelize(Arrays.asList("a", null, new int[] {1, 2}, List.of(pair(1, pair(2, 3)))), 1);
    mixed.saveAsObjectFile(folder.resolve("mixed").toString());

    List<Object> back = sc.objectFile(folder.resolve("mixed").toString()).collect();
    assertThat(back).hasSize(4).startsWith("a", (Object) null);
    assertThat((int[]) back.get(2)).containsExactly(1, 2);
    assertThat(back.get(3)).isEqualTo(List.of(pair(1, pair(2, 3))));

    emptyPartitions().saveAsObjectFile(folder.resolve("none").toString());
    assertThat(layout(sc.objectFile(folder.resolve("none").toString()))).isEqualTo("[[], []]");
  }

  @Test
  void aFileHasTheBytesThatSparkWrites() throws IOException {
    sc.parallelize(List.of(1, 2, 3, 4, 5, 6), 1).saveAsObjectFile(folder.resolve("six").toString());

    byte[] file = Files.readAllBytes(folder.resolve("six").resolve("part-00000"));
    assertThat(file).hasSize(278);
    assertThat(new String(file, 0, 79, StandardCharsets.ISO_8859_1))
        .isEqualTo(
            "SEQ\u0006!org.apache.hadoop.io.NullWritable\"org.apache.hadoop.io.BytesWritable"
                + "\0\0\0\0\0\0");
  }

  @Test
  void largeFilesAreCutBetweenGroups() {
    List<Long> many = LongStream.range(0, 100_000).boxed().toList();
    sc.parallelize(many, 1).saveAsObjectFile(folder.resolve("many").toString());
    JavaRDD<Long> back = sc.objectFile(folder.resolve("many").toString(), 7);

    assertThat(back.glom().map(List::size).collect())
        .as("as Spark 3.5.7 cuts the same file")
        .containsExactly(15760, 15760, 11820, 15760, 15760, 11820, 13320);
    assertThat(back.collect()).isEqualTo(many);
    assertThat(sc.objectFile(folder.resolve("many").toString(), 100).collect()).isEqualTo(many);
  }

  @Test
  void whatCannotBeSerializedFailsTheJob() {
    assertThatThrownBy(() -> saved(numbers().map(n -> new Object())))
        .isInstanceOf(SparkException.class)
        .hasMessage("Job aborted.")
        .hasStackTraceContaining("Task failed while writing rows")
        .hasRootCauseInstanceOf(NotSerializableException.class)
        .hasRootCauseMessage("java.lang.Object");
    assertThat(folder.resolve("saved").resolve("_SUCCESS")).doesNotExist();
  }

  @Test
  void otherFilesAreRefused() throws IOException {
    Path text = Files.writeString(folder.resolve("text"), "no objects");
    assertThatThrownBy(() -> sc.objectFile(text.toString()).collect())
        .hasRootCauseMessage("file:" + text + " not a SequenceFile");
    Path later = Files.writeString(folder.resolve("later"), "SEQ\u0007and so on");
    assertThatThrownBy(() -> sc.objectFile(later.toString()).collect())
        .hasRootCauseMessage("file:" + later + " is a SequenceFile of version 7, not 6");
  }

  @Test
  void aShortenedFileIsAnError() throws IOException {
    String path = saved(sc.parallelize(List.of("abc", "def"), 1));
    Path file = Path.of(path, "part-00000");
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length - 3));
    Files.delete(Path.of(path, ".part-00000.crc"));

    assertThatThrownBy(() -> sc.objectFile(path).collect())
        .hasStackTraceContaining("file:" + file)
        .hasStackTraceContaining("EOFException");
  }
}
