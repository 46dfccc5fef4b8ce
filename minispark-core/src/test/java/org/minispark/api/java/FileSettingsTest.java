package org.minispark.api.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minispark.SparkConf;

/** Settings of files, with the effects that Spark 3.5.7 and its Hadoop give them. */
class FileSettingsTest {
  @TempDir private Path folder;

  private static JavaSparkContext start(String key, String value) {
    SparkConf conf = new SparkConf(false).setMaster("local[1]").setAppName("settings");
    return new JavaSparkContext(conf.set(key, value));
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void directoriesInDirectoriesAreReadIfWanted() throws IOException {
    Files.writeString(folder.resolve("a"), "a\n");
    Files.createDirectories(folder.resolve("in/side"));
    Files.writeString(folder.resolve("in/side/b"), "b\n");
    for (String key :
        List.of(
            "mapreduce.input.fileinputformat.input.dir.recursive", "mapred.input.dir.recursive")) {
      try (JavaSparkContext sc = start("spark.hadoop." + key, "true")) {
        assertThat(sc.textFile(folder.toString()).collect()).containsExactly("a", "b");
        assertThat(sc.wholeTextFiles(folder.toString()).values().collect())
            .containsExactly("a\n", "b\n");
        assertThat(sc.binaryRecords(folder.toString(), 2).count()).isEqualTo(2);
      }
    }
  }

  @Test
  void splitsHaveBounds() throws IOException {
    String file = Files.writeString(folder.resolve("f"), "a".repeat(1_000)).toString();
    try (JavaSparkContext sc = start("spark.hadoop.mapred.min.split.size", "200")) {
      assertThat(sc.textFile(file, 20).getNumPartitions()).isEqualTo(5);
    }
    String most = "spark.hadoop.mapreduce.input.fileinputformat.split.maxsize";
    try (JavaSparkContext sc = start(most, "200")) {
      assertThat(sc.textFile(file, 2).getNumPartitions()).isEqualTo(2);
      assertThat(sc.binaryRecords(file, 4).getNumPartitions()).isEqualTo(5);
    }
  }

  @Test
  void outputMayReplaceWhatIsThere() throws IOException {
    Path output = folder.resolve("out");
    try (JavaSparkContext sc = start("spark.hadoop.validateOutputSpecs", "false")) {
      sc.parallelize(List.of(1, 2, 3), 3).saveAsTextFile(output.toString());
      sc.parallelize(List.of(7), 1).saveAsTextFile(output.toString());
      assertThat(sc.textFile(output.toString()).collect()).containsExactly("7", "2", "3");
    }
  }

  @Test
  void outputMayBePackedAndUnmarked() throws IOException {
    Path packed = folder.resolve("packed");
    String compress = "spark.hadoop.mapreduce.output.fileoutputformat.compress";
    try (JavaSparkContext sc = start(compress, "true")) {
      sc.parallelize(List.of(1), 1).saveAsTextFile(packed.toString());
      assertThat(names(packed)).contains("part-00000.deflate");
    }
    String marks = "spark.hadoop.mapreduce.fileoutputcommitter.marksuccessfuljobs";
    try (JavaSparkContext sc = start(marks, "false")) {
      sc.parallelize(List.of(1), 1).saveAsTextFile(folder.resolve("plain").toString());
      assertThat(names(folder.resolve("plain"))).containsExactly(".part-00000.crc", "part-00000");
    }
  }

  @Test
  void troubleWithInputIsToleratedIfWanted() throws IOException {
    Path gone = Files.writeString(folder.resolve("gone"), "x\n");
    Path corrupt = Files.writeString(folder.resolve("corrupt.gz"), "not gzip");
    try (JavaSparkContext sc = start("spark.files.ignoreMissingFiles", "true")) {
      JavaRDD<String> lines = sc.textFile(gone.toString(), 1);
      assertThat(lines.getNumPartitions()).isEqualTo(1);
      Files.delete(gone);
      assertThat(lines.collect()).isEmpty();
      assertThat(sc.textFile(gone.toString()).getNumPartitions()).isZero();
      assertThatThrownBy(() -> sc.textFile(corrupt.toString()).collect())
          .hasStackTraceContaining("Not in GZIP format");
    }
    try (JavaSparkContext sc = start("spark.files.ignoreCorruptFiles", "true")) {
      assertThat(sc.textFile(corrupt.toString()).collect()).isEmpty();
      assertThatThrownBy(() -> sc.textFile(gone.toString()).collect())
          .hasMessageContaining("does not exist");
    }
  }
}
