package org.minispark.engine.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minispark.engine.files.InputFiles.Subdirectories;
import org.minispark.hadoop.mapred.InvalidInputException;

/** What is found, and what is said of what is not, is what Spark 3.5.7 finds and says. */
class InputFilesTest {
  private @TempDir Path directory;

  @BeforeEach
  void makeFiles() throws IOException {
    for (String file :
        List.of("dir/b", "dir/a", "dir/c10", "dir/_h", "dir/.h", "dir/Z", "nest/a", "nest/sub/b")) {
      write(directory, file);
    }
    for (String file : List.of("g/x1/p", "g/x2/p", "g/y1/q", "g/_t/p", "only/_h")) {
      write(directory, file);
    }
    for (String file : List.of("sp ace/per%20cent", "sp ace/a,b", "sp ace/[z]", "sp ace/{q}")) {
      write(directory, file);
    }
    Files.createDirectories(directory.resolve("void"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "dir; dir/Z dir/a dir/b dir/c10",
        "dir/; dir/Z dir/a dir/b dir/c10",
        "dir/*; dir/Z dir/a dir/b dir/c10",
        "dir/../dir/./a; dir/a",
        "dir//a; dir/a",
        "dir/\\a; dir/a",
        "nest/*; nest/a nest/sub/b",
        "g/*; g/x1/p g/x2/p g/y1/q",
        "g/*/p; g/_t/p g/x1/p g/x2/p",
        "g/{x1,y1}/*; g/x1/p g/y1/q",
        "g/{x1/p,y1/q}; g/x1/p g/y1/q",
        "{dir,nest}/a; dir/a nest/a",
        "*/a; dir/a nest/a",
        "g/x[12]/p; g/x1/p g/x2/p",
        "g/x[^1]/p; g/x2/p",
        "g/x[!1]/p; g/x2/p",
        "g/x?/p; g/x1/p g/x2/p",
        "g/[a-x]*; g/x1/p g/x2/p",
        "g/x1/p/; g/x1/p",
      })
  void findsWhatSparkFinds(String pattern, String expected) throws IOException {
    assertThat(find(directory + "/" + pattern)).isEqualTo(List.of(expected.split(" ")));
  }

  @Test
  void directoriesWithoutInputAreEmpty() throws IOException {
    assertThat(find(directory + "/void")).isEmpty();
    assertThat(find(directory + "/only")).isEmpty();
  }

  @Test
  void listsKeepTheirOrder() throws IOException {
    assertThat(find(directory + "/dir/b," + directory + "/dir/a"))
        .containsExactly("dir/b", "dir/a");
    assertThat(find("%s/dir/{b,a},%s/g/x1".formatted(directory, directory)))
        .containsExactly("dir/a", "dir/b", "g/x1/p");
  }

  @Test
  void namesAreTakenLiterally() throws IOException {
    assertThat(find(directory + "/sp ace/per%20cent")).containsExactly("sp ace/per%20cent");
    assertThat(find("file:" + directory + "/sp ace/per%20cent"))
        .containsExactly("sp ace/per%20cent");
    assertThat(find("file://" + directory + "/dir/a")).containsExactly("dir/a");
    assertThat(find(directory + "/sp ace/\\[z\\]")).containsExactly("sp ace/[z]");
    assertThat(find(directory + "/sp ace"))
        .containsExactly("sp ace/[z]", "sp ace/a,b", "sp ace/per%20cent", "sp ace/{q}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "missing; Input path does not exist: file:$/missing",
        "missing*; Input Pattern file:$/missing* matches 0 files",
        "dir/_h; Input path does not exist: file:$/dir/_h",
        "g/x1/p/none; Input path does not exist: file:$/g/x1/p/none",
        "g/x1}; Input path does not exist: file:$/g/x1}",
        "g/x\\*; Input path does not exist: file:$/g/x\\*",
        "sp ace/[z]; Input Pattern file:$/sp ace/[z] matches 0 files",
        "sp%20ace/a; Input path does not exist: file:$/sp%20ace/a",
      })
  void saysWhatIsNotThere(String pattern, String expected) {
    assertThatThrownBy(() -> find(directory + "/" + pattern))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(expected.replace("$", directory.toString()));
  }

  @Test
  void saysAllThatIsMissing() {
    String paths = "%s/dir/a,%s/missing,%s/miss*".formatted(directory, directory, directory);
    assertThatThrownBy(() -> find(paths))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "Input path does not exist: file:%s/missing%nInput Pattern file:%s/miss* matches 0"
                + " files",
            directory, directory)
        .cause()
        .isInstanceOf(IOException.class)
        .hasMessage("Input path does not exist: file:" + directory + "/missing");
  }

  @Test
  void relativeNamesStartAtTheWorkingDirectory() {
    assertThatThrownBy(() -> find("no such input"))
        .hasMessage(
            "Input path does not exist: file:%s/no such input", Path.of("").toAbsolutePath());
  }

  @Test
  void refusesEmptyNames() {
    for (String paths : List.of("", ",", directory + "/dir/a,," + directory + "/dir/b")) {
      assertThatThrownBy(() -> find(paths))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("Can not create a Path from an empty string");
    }
  }

  @Test
  void refusesBrokenPatterns() {
    for (String pattern : List.of("g/x[1-2", "g/{x1", "sp ace/a\\")) {
      assertThatThrownBy(() -> find(directory + "/" + pattern))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("Illegal file pattern: ");
    }
  }

  @Test
  void refusesUnknownFileSystems() {
    assertThatThrownBy(() -> find("zzz:/a/b"))
        .isInstanceOf(IOException.class)
        .hasMessage("No FileSystem for scheme \"zzz\"");
  }

  @Test
  void directoriesInDirectoriesAreReadWhereAskedFor() throws IOException {
    assertThatThrownBy(() -> find(directory + "/nest"))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "Path: %s/nest/sub is a directory, which is not supported by the record reader when"
                + " `mapreduce.input.fileinputformat.input.dir.recursive` is false.",
            directory);
    List<InputFile> all = InputFiles.find(directory + "/nest", Subdirectories.READ);
    assertThat(all).extracting(file -> file.name().lastStep()).containsExactly("a", "b");
  }

  @Test
  void readsArchivesThatNobodyHasOpened() throws IOException {
    Path archive = directory.resolve("x.zip");
    try (FileSystem zip = FileSystems.newFileSystem(archive, Map.of("create", "true"))) {
      write(zip.getPath("/"), "in/b");
      write(zip.getPath("/"), "in/a");
    }
    List<InputFile> files = InputFiles.find("jar:file:" + archive + "!/in", Subdirectories.REFUSE);
    assertThat(files)
        .extracting(file -> file.name().toString())
        .containsExactly("jar:file:" + archive + "!/in/a", "jar:file:" + archive + "!/in/b");
    assertThat(InputFiles.find("jar:file:" + archive + "!/i*/[a]", Subdirectories.REFUSE))
        .hasSize(1);
  }

  private List<String> find(String paths) throws IOException {
    return InputFiles.find(paths, Subdirectories.REFUSE).stream()
        .map(file -> directory.relativize(Path.of(file.name().path())).toString())
        .toList();
  }

  private static void write(Path root, String file) throws IOException {
    Files.createDirectories(root.resolve(file).getParent());
    Files.writeString(root.resolve(file), file + "\n");
  }
}
