package org.minispark.cluster.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minispark.cluster.protocol.ProgramFile;
import org.minispark.cluster.protocol.Role;
import org.minispark.cluster.transport.Connection;
import org.minispark.engine.storage.BlockData;

class SubmittedFilesTest {
  private static final String DIGEST = "0".repeat(64);
  private static final Connection WORKER = TestingMaster.lineOf(Role.WORKER, "");

  @TempDir Path directory;

  private SubmittedFiles files() {
    return new SubmittedFiles(directory.resolve("programs"), 3 << 20, Runnable::run);
  }

  private Path keep(String driver) throws IOException {
    Path place = directory.resolve("programs").resolve(driver).resolve(DIGEST);
    return Files.writeString(Files.createDirectories(place).resolve("a job.jar"), "content");
  }

  @Test
  void workersReadWhatIsKept() throws IOException {
    keep("driver-1");
    try (BlockData.Bytes block = files().open(WORKER, "driver-1/" + DIGEST + "/a job.jar");
        InputStream in = block.open()) {
      assertThat(in).hasContent("content");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "secret", "../secret", "driver-1/../secret", "driver-1/0/..", "a/b/c/d", "//"})
  void nothingElseIsRead(String name) throws IOException {
    keep("driver-1");
    Files.writeString(directory.resolve("secret"), "x");
    assertThatThrownBy(() -> files().open(WORKER, name))
        .isInstanceOf(IOException.class)
        .hasMessage("There is no " + name + " here");
  }

  @Test
  void nobodyElseReads() throws IOException {
    keep("driver-1");
    for (Role role : List.of(Role.CLIENT, Role.DRIVER)) {
      Connection other = TestingMaster.lineOf(role, "");
      assertThatThrownBy(() -> files().open(other, "driver-1/" + DIGEST + "/a job.jar"))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void tooMuchIsRefusedBeforeItComes() {
    ProgramFile file = new ProgramFile("a job.jar", 2 << 20, DIGEST);
    assertThatThrownBy(() -> files().take(WORKER, "driver-1", List.of(file, file)))
        .hasMessageContaining("have 4 MiB")
        .hasMessageContaining("takes 3 MiB (" + SubmittedFiles.LIMIT + ")");
  }

  @Test
  void whatOfNoDriverIsKeptGoes() throws IOException {
    Path wanted = keep("driver-1");
    Path other = keep("driver-2");
    SubmittedFiles files = files();

    files.retain(List.of("driver-1"));

    assertThat(other.getParent().getParent()).doesNotExist();
    assertThat(wanted).exists();
    files.remove("driver-1");
    assertThat(directory.resolve("programs")).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a/b", "a\\b", "a,b", "a#b", "a\nb"})
  void aNameThatCouldMeanAnotherPlaceIsNone(String name) {
    assertThatThrownBy(() -> new ProgramFile(name, 1, DIGEST)).hasMessageStartingWith("not a");
  }
}
