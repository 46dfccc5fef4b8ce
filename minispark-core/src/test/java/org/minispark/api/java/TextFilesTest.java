package org.minispark.api.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minispark.SparkException;

/** Text files, read and written by jobs. */
class TextFilesTest extends EngineSuite {
  @TempDir private Path folder;

  @Test
  void readsLines() throws IOException {
    Path file = Files.writeString(folder.resolve("lines"), "one\r\ntwo\n\nlast");

    assertThat(sc.textFile(file.toString()).collect()).containsExactly("one", "two", "", "last");
    assertThat(sc.textFile(file.toString(), 3).collect()).containsExactly("one", "two", "", "last");
    assertThat(sc.textFile(file.toString()).name()).isEqualTo(file.toString());
  }

  @Test
  void writesAFileForEachPartition() throws IOException {
    Path output = folder.resolve("out");
    numbers().saveAsTextFile(output.toString());

    assertThat(output.resolve("part-00000")).hasContent("3\n1\n");
    assertThat(output.resolve("part-00001")).hasContent("2\n3\n");
    assertThat(output.resolve("_SUCCESS")).isEmptyFile();
    assertThat(sc.textFile(output.toString()).collect()).containsExactly("3", "1", "2", "3");
    try (var names = Files.list(output)) {
      assertThat(names.map(name -> name.getFileName().toString()))
          .noneMatch(name -> name.startsWith("_temporary"));
    }
  }

  @Test
  void writesAnEmptyRddAsAnEmptyDirectory() {
    sc.emptyRDD().saveAsTextFile(folder.resolve("none").toString());

    assertThat(folder.resolve("none").resolve("_SUCCESS")).isEmptyFile();
    assertThat(folder.resolve("none").resolve("part-00000")).doesNotExist();
  }

  @Test
  void anExistingDirectoryIsRefused() {
    assertThatThrownBy(() -> numbers().saveAsTextFile(folder.toString()))
        .hasMessageMatching("Output directory file:/.* already exists")
        .satisfies(e -> assertThat(e.getClass().getSimpleName()).contains("FileAlreadyExists"));
  }

  @Test
  void aMissingFileIsFoundOutByTheFirstJob() {
    JavaRDD<String> missing = sc.textFile(folder.resolve("missing").toString());

    assertThatThrownBy(missing::count)
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("Input path does not exist: file:/");
    assertThatThrownBy(() -> sc.textFile(folder + "/missing*").count())
        .isInstanceOf(IOException.class)
        .hasMessageMatching("Input Pattern file:/.*missing\\* matches 0 files");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sc.textFile("").count())
        .withMessage("Can not create a Path from an empty string");
  }

  @Test
  void nullHasNoLine() {
    assertThatThrownBy(
            () -> numbers().map(n -> null).saveAsTextFile(folder.resolve("nulls").toString()))
        .isInstanceOf(SparkException.class)
        .hasMessage("Job aborted.")
        .hasRootCauseMessage("requirement failed: text files do not allow null rows");
    assertThat(folder.resolve("nulls").resolve("_SUCCESS")).doesNotExist();
  }

  @Test
  void countsWords() throws IOException {
    Path file = Files.writeString(folder.resolve("words"), "to be or\nnot to be\n");
    List<String> counts =
        sc.textFile(file.toString(), 2)
            .flatMap(line -> List.of(line.split(" ")).iterator())
            .mapToPair(word -> pair(word, 1))
            .reduceByKey(Integer::sum)
            .sortByKey()
            .map(count -> count._1 + "=" + count._2)
            .collect();

    assertThat(counts).containsExactly("be=2", "not=1", "or=1", "to=2");
  }
}
