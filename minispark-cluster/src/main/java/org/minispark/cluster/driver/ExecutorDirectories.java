package org.minispark.cluster.driver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.minispark.cluster.logs.LastLines;
import org.minispark.engine.base.Log;
import org.minispark.engine.storage.OwnedDirectory;
import org.minispark.engine.storage.StorageSettings;

/**
 * Where the driver's child processes keep their files and what they print: below directories of the
 * driver's, so that nothing stays when a child was killed.
 */
public final class ExecutorDirectories implements AutoCloseable {
  private static final Log LOG = Log.of(ExecutorDirectories.class);

  private final List<Path> roots = new ArrayList<>();

  /**
   * Makes one directory in each of {@code spark.local.dir} that can be written to.
   *
   * @throws IOException if none can
   */
  public ExecutorDirectories(StorageSettings settings) throws IOException {
    List<IOException> failures = new ArrayList<>();
    for (Path parent : settings.localDirectories()) {
      try {
        roots.add(makeRoot(parent));
      } catch (IOException e) {
        failures.add(e);
      }
    }
    if (roots.isEmpty() && !failures.isEmpty()) {
      throw failures.get(0);
    }
    failures.forEach(failure -> LOG.warn("{}; it is not used", failure.getMessage()));
  }

  private static Path makeRoot(Path parent) throws IOException {
    OwnedDirectory.sweep(parent);
    try {
      return OwnedDirectory.create(Files.createDirectories(parent));
    } catch (IOException e) {
      throw new IOException(
          "Cannot write to " + parent + " (spark.local.dir): " + NoFile.inWords(e), e);
    }
  }

  /** The value of {@code spark.local.dir} for an executor. */
  public String of(String executorId) {
    return roots.stream()
        .map(root -> root.resolve("executor-" + executorId).toString())
        .collect(Collectors.joining(","));
  }

  /** Where blocks on their way may be kept. */
  public Path spool() {
    return roots.get(0);
  }

  /** The file of what an executor prints. */
  Path log(String executorId) {
    return roots.get(0).resolve("executor-" + executorId + ".log");
  }

  /** The end of what an executor has printed; empty if it has printed nothing. */
  String lastLines(String executorId) {
    return LastLines.of(log(executorId));
  }

  /** Removes the files of an executor that has ended, but not its log. */
  public void remove(String executorId) {
    for (Path root : roots) {
      delete(root.resolve("executor-" + executorId));
    }
  }

  @Override
  public void close() {
    roots.forEach(ExecutorDirectories::delete);
  }

  private static void delete(Path directory) {
    try {
      OwnedDirectory.delete(directory);
    } catch (IOException e) {
      LOG.warn("Cannot remove {}", directory, e);
    }
  }
}
