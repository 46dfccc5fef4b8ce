package org.minispark.rdd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minispark.SparkException;
import org.minispark.engine.taskcontext.CommitDeniedException;
import org.minispark.hadoop.io.compress.BZip2Codec;
import org.minispark.hadoop.io.compress.CompressionCodec;
import org.minispark.hadoop.io.compress.DefaultCodec;
import org.minispark.hadoop.io.compress.DeflateCodec;
import org.minispark.hadoop.io.compress.GzipCodec;
import org.minispark.hadoop.io.compress.Lz4Codec;
import org.minispark.hadoop.io.compress.SnappyCodec;
import org.minispark.hadoop.mapred.FileAlreadyExistsException;

/** Files, and the bytes of checksums, are those that Spark 3.5.7 leaves. */
class TextOutputTest {
  private static final String NO_SUMS = "6372630000000200";

  private @TempDir Path directory;
  private TestingJobRunner jobs;
  private Path output;

  @BeforeEach
  void start(@TempDir Path scratch) {
    jobs = new TestingJobRunner(scratch);
    output = directory.resolve("out");
  }

  @AfterEach
  void stop() {
    jobs.close();
  }

  private <T> RDD<T> parallelize(List<T> data, int partitions) {
    return new ParallelCollectionRDD<>(jobs, data, partitions);
  }

  @Test
  void writesTheFilesAndSumsThatSparkWrites() throws IOException {
    String longLine =
        IntStream.range(0, 700)
            .collect(
                StringBuilder::new,
                (line, i) -> line.append((char) ('a' + i % 26)),
                StringBuilder::append)
            .toString();
    parallelize(List.of("x", "y", longLine, "\u00e9", ""), 2).saveAsTextFile(output.toString());
    assertThat(files(output))
        .containsExactly(
            "._SUCCESS.crc",
            ".part-00000.crc",
            ".part-00001.crc",
            "_SUCCESS",
            "part-00000",
            "part-00001");
    assertThat(output.resolve("part-00000")).hasContent("x\ny\n");
    assertThat(output.resolve("part-00001")).hasContent(longLine + "\n\u00e9\n\n");
    assertThat(hex("._SUCCESS.crc")).isEqualTo(NO_SUMS);
    assertThat(hex(".part-00000.crc")).isEqualTo(NO_SUMS + "9c70f918");
    assertThat(hex(".part-00001.crc")).isEqualTo(NO_SUMS + "9b3d4b5364323b04");
    assertThat(HadoopRDD.textFile(jobs, output.toString(), 1).count()).isEqualTo(5);
  }

  @Test
  void emptyPartitionsAreEmptyFiles() throws IOException {
    parallelize(List.of(), 2).saveAsTextFile("file:" + output);
    assertThat(files(output)).contains("part-00000", "part-00001", "_SUCCESS");
    assertThat(hex(".part-00001.crc")).isEqualTo(NO_SUMS);
    Path nothing = directory.resolve("a/b/c");
    new EmptyRDD<String>(jobs).saveAsTextFile(nothing.toString());
    assertThat(files(nothing)).containsExactly("._SUCCESS.crc", "_SUCCESS");
  }

  @Test
  void packsWhereAskedTo() throws IOException {
    for (Class<? extends CompressionCodec> codec :
        List.of(
            GzipCodec.class,
            BZip2Codec.class,
            DefaultCodec.class,
            DeflateCodec.class,
            Lz4Codec.class)) {
      Path packed = directory.resolve(codec.getSimpleName());
      parallelize(List.of("a", "b", "c"), 2).saveAsTextFile(packed.toString(), codec);
      assertThat(HadoopRDD.textFile(jobs, packed.toString(), 1).collect())
          .containsExactly("a", "b", "c");
    }
    assertThat(files(directory.resolve("GzipCodec"))).contains("part-00000.gz", "part-00001.gz");
    assertThat(files(directory.resolve("BZip2Codec"))).contains("part-00000.bz2");
    assertThat(files(directory.resolve("DefaultCodec"))).contains("part-00000.deflate");
    assertThat(files(directory.resolve("DeflateCodec"))).contains("part-00000.deflate");
    assertThat(files(directory.resolve("Lz4Codec"))).contains("part-00000.lz4");
    RDD<String> lines = parallelize(List.of("a"), 1);
    assertThatThrownBy(() -> lines.saveAsTextFile(output.toString(), SnappyCodec.class))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining(
            "SnappyCodec; GzipCodec, BZip2Codec, DefaultCodec, DeflateCodec and Lz4Codec work");
    assertThat(output).doesNotExist();
    lines.saveAsTextFile(output.toString(), null);
    assertThat(files(output)).contains("part-00000");
  }

  @Test
  void refusesWhatExistsOrHasNoName() throws IOException {
    RDD<Integer> one = parallelize(List.of(1), 1);
    one.saveAsTextFile(output.toString());
    assertThatThrownBy(() -> one.saveAsTextFile(output.toString()))
        .isInstanceOf(FileAlreadyExistsException.class)
        .hasMessage("Output directory file:%s already exists", output);
    Path file = Files.writeString(directory.resolve("file"), "kept");
    assertThatThrownBy(() -> one.saveAsTextFile(file.toString()))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(file).hasContent("kept");
    assertThatThrownBy(() -> one.saveAsTextFile(""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Can not create a Path from an empty string");
  }

  @Test
  void aFailedJobLeavesAnEmptyDirectory() throws IOException {
    RDD<String> withNull = parallelize(Arrays.asList("a", null), 1);
    assertThatThrownBy(() -> withNull.saveAsTextFile(output.toString()))
        .isInstanceOf(SparkException.class)
        .hasMessage("Job aborted.")
        .rootCause()
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("requirement failed: text files do not allow null rows");
    assertThat(files(output)).isEmpty();
    RDD<Object> dying =
        parallelize(List.of(1), 1)
            .map(
                x -> {
                  throw new StackOverflowError("deep");
                });
    Path other = directory.resolve("other");
    assertThatThrownBy(() -> dying.saveAsTextFile(other.toString()))
        .rootCause()
        .isInstanceOf(StackOverflowError.class);
    assertThat(files(other)).isEmpty();
  }

  @Test
  void attemptsWriteWhereSparkDoes() throws IOException {
    String watched = output.toString();
    RDD<Object> watching =
        parallelize(List.of(1, 2), 2)
            .map(x -> x == 1 ? "first" : String.join(" ", directories(Path.of(watched))));
    watching.saveAsTextFile(output.toString());
    assertThat(Files.readString(output.resolve("part-00001")).strip().split(" "))
        .satisfiesExactly(
            name -> assertThat(name).isEqualTo("_temporary"),
            name -> assertThat(name).isEqualTo("_temporary/0"),
            name -> assertThat(name).isEqualTo("_temporary/0/_temporary"),
            name ->
                assertThat(name)
                    .matches("_temporary/0/_temporary/attempt_\\d{14,}_0002_m_000001_0"),
            name -> assertThat(name).matches("_temporary/0/task_\\d{14,}_0002_m_000000"));
  }

  @Test
  void anAttemptThatMayNotCommitLeavesNothing() throws IOException {
    jobs.denyCommits();
    RDD<Integer> one = parallelize(List.of(1), 1);
    assertThatThrownBy(() -> one.saveAsTextFile(output.toString()))
        .rootCause()
        .isInstanceOf(CommitDeniedException.class);
    assertThat(files(output)).isEmpty();
  }

  @Test
  void aFullOrUnwritableDiskIsAnErrorThatNamesTheFile() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "no directory");
    RDD<Integer> one = parallelize(List.of(1), 1);
    assertThatThrownBy(() -> one.saveAsTextFile(file + "/below"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("file:" + file + "/below");
  }

  @Test
  void writesToFileSystemsThatAreOpen() throws IOException {
    Path archive = directory.resolve("x.zip");
    String inside = "jar:file:" + archive + "!/out";
    RDD<String> lines = parallelize(List.of("a", "b"), 2);
    try (FileSystem zip =
        FileSystems.newFileSystem(URI.create("jar:" + archive.toUri()), Map.of("create", "true"))) {
      lines.saveAsTextFile(inside);
      assertThat(zip.getPath("/out/_SUCCESS")).exists();
    }
    assertThat(HadoopRDD.textFile(jobs, inside, 1).collect()).containsExactly("a", "b");
    assertThatThrownBy(() -> lines.saveAsTextFile(inside + "2"))
        .isInstanceOf(IOException.class)
        .hasMessage("Open the archive's file system before writing to " + inside + "2");
  }

  @Test
  void damagedCheckpointsAreErrors() throws IOException {
    Path checkpoints = directory.resolve("check points");
    jobs.setCheckpointDir("file:" + checkpoints);
    RDD<Integer> numbers = parallelize(List.of(1, 2, 3), 1).map(x -> x + 1);
    numbers.checkpoint();
    numbers.count();
    Path part = checkpoints.resolve("rdd-" + numbers.id()).resolve("part-00000");
    assertThat(files(part.getParent())).containsExactly(".part-00000.crc", "part-00000");
    assertThat(numbers.collect()).containsExactly(2, 3, 4);
    byte[] bytes = Files.readAllBytes(part);
    Files.write(part, Arrays.copyOf(bytes, bytes.length - 1));
    assertThatThrownBy(numbers::collect).hasMessageContaining("file:" + part);
    Files.delete(part);
    assertThatThrownBy(numbers::collect)
        .hasStackTraceContaining("File file:" + part + " does not exist");
  }

  private String hex(String file) throws IOException {
    return HexFormat.of().formatHex(Files.readAllBytes(output.resolve(file)));
  }

  private static List<String> files(Path parent) throws IOException {
    try (Stream<Path> children = Files.list(parent)) {
      return children.map(child -> child.getFileName().toString()).sorted().toList();
    }
  }

  private static List<String> directories(Path root) throws IOException {
    try (Stream<Path> tree = Files.walk(root)) {
      return tree.filter(Files::isDirectory)
          .map(path -> root.relativize(path).toString())
          .filter(name -> !name.isEmpty())
          .sorted()
          .toList();
    }
  }
}
