package org.minispark.engine.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minispark.SparkConf;
import org.minispark.engine.files.ApplicationFiles.Directories;

/** The program's files in an executor's process, with the driver a call away. */
class FetchedFilesTest {
  private @TempDir Path folder;

  @Test
  void copiesWhatTheDriverHasAndAsksForEachOnce() throws IOException {
    Path sources = Files.createDirectories(folder.resolve("sources").resolve("tree"));
    Files.writeString(sources.resolve("leaf"), "leaf");
    try (var driver =
        new ApplicationFiles(new SparkConf(false), folder, getClass().getClassLoader())) {
      CountingSource counted = new CountingSource(driver);
      FetchedFiles files = new FetchedFiles(Files.createDirectory(folder.resolve("own")), counted);

      assertThat(files.directory()).isEmptyDirectory();
      driver.addFile(sources.toString(), Directories.COPY);
      assertThat(files.directory().resolve("tree").resolve("leaf")).hasContent("leaf");
      driver.addFile(sources.resolve("leaf").toString(), Directories.REFUSE);
      assertThat(files.directory().resolve("leaf")).hasContent("leaf").isExecutable();
      assertThat(counted.opened).containsExactly("tree/leaf", "leaf");
      assertThatThrownBy(() -> driver.open("../owner")).hasMessageContaining("../owner");
    }
  }

  @Test
  void whatCannotBeReadWholeDoesNotAppear() throws IOException {
    Map<String, InputStream> contents = new TreeMap<>();
    contents.put("whole", new ByteArrayInputStream("w".getBytes(StandardCharsets.US_ASCII)));
    contents.put("zbroken", new BrokenStream());
    FetchedFiles files = new FetchedFiles(folder, new GivenSource(contents));

    assertThatThrownBy(files::directory).isInstanceOf(IOException.class).hasMessage("lost");
    assertThat(folder.resolve("whole")).hasContent("w");
    try (var names = Files.list(folder)) {
      assertThat(names.map(path -> path.getFileName().toString())).containsExactly("whole");
    }
  }

  @Test
  void leavesItsDirectoryForNobody() {
    FetchedFiles files =
        new FetchedFiles(
            folder.resolve("own"),
            new GivenSource(Map.of("../out", InputStream.nullInputStream())));

    assertThatThrownBy(files::directory).hasMessageContaining("../out would be outside");
  }

  private record GivenSource(Map<String, InputStream> contents) implements FetchedFiles.Source {
    @Override
    public List<String> paths() {
      return List.copyOf(contents.keySet());
    }

    @Override
    public InputStream open(String path) {
      return contents.get(path);
    }
  }

  private static final class CountingSource implements FetchedFiles.Source {
    private final FetchedFiles.Source source;
    private final List<String> opened = new ArrayList<>();

    CountingSource(FetchedFiles.Source source) {
      this.source = source;
    }

    @Override
    public List<String> paths() throws IOException {
      return source.paths();
    }

    @Override
    public InputStream open(String path) throws IOException {
      opened.add(path);
      return source.open(path);
    }
  }

  private static final class BrokenStream extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("lost");
    }
  }
}
