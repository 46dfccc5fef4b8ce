package org.minispark.cluster.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minispark.cluster.protocol.WorkerMessages.ExecutorName;

class WorkDirectoryTest {
  private static final long NOW = 10_000_000;

  @TempDir Path root;

  private Path application(String id, long writtenMillis) throws IOException {
    Path executor = new WorkDirectory(root).create(new ExecutorName(id, "0"));
    written(executor, writtenMillis);
    Files.setLastModifiedTime(executor.getParent(), FileTime.fromMillis(writtenMillis));
    return executor.getParent();
  }

  private Path driver(String id, long writtenMillis) throws IOException {
    Path driver = new WorkDirectory(root).create(id);
    written(driver, writtenMillis);
    return driver;
  }

  private static void written(Path directory, long millis) throws IOException {
    Path log = Files.writeString(directory.resolve("stderr"), "x");
    Files.setLastModifiedTime(log, FileTime.fromMillis(millis));
    Files.setLastModifiedTime(directory, FileTime.fromMillis(millis));
  }

  @Test
  void onlyWhatIsOldAndOverGoes() throws IOException {
    Path old = application("app-1", NOW - 1);
    Path young = application("app-2", NOW);
    Path running = application("app-3", NOW - 1);
    Path oldDriver = driver("driver-1", NOW - 1);
    Path youngDriver = driver("driver-2", NOW);
    Path runningDriver = driver("driver-3", NOW - 1);
    Path other = Files.createDirectory(root.resolve("mine"));

    new WorkDirectory(root).clean(List.of("app-3", "driver-3"), NOW);

    assertThat(List.of(old, oldDriver)).noneMatch(Files::exists);
    assertThat(List.of(young, running, youngDriver, runningDriver, other)).allMatch(Files::exists);
  }

  @Test
  void nothingIsMadeElsewhere() throws IOException {
    WorkDirectory directory = new WorkDirectory(root);
    assertThatThrownBy(() -> directory.create(new ExecutorName("app-1", "../../x")))
        .hasMessageContaining("not an id");
  }
}
