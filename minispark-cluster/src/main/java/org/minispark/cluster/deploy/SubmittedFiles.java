package org.minispark.cluster.deploy;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.minispark.cluster.protocol.ProgramFile;
import org.minispark.cluster.protocol.Role;
import org.minispark.cluster.storage.WholeFile;
import org.minispark.cluster.transport.Connection;
import org.minispark.engine.base.Log;
import org.minispark.engine.storage.BlockData;

/**
 * What came with programs, as their master keeps it until their drivers are over: files that nobody
 * opens here, in a directory for each driver. Workers fetch them, as {@code DRIVER/DIGEST/NAME}.
 */
final class SubmittedFiles {
  /** The most bytes that may come with one program. */
  static final String LIMIT = "spark.minispark.deploy.maxProgramSize";

  private static final Log LOG = Log.of(SubmittedFiles.class);

  private final Path root;
  private final long limit;
  private final Executor disk;
  private final FetchedPrograms fetching;

  /**
   * @param limit most bytes that may come with one program
   * @param disk runs what waits for the disk, one thing after the other
   */
  SubmittedFiles(Path root, long limit, Executor disk) {
    this.root = root;
    this.limit = limit;
    this.disk = disk;
    this.fetching = new FetchedPrograms(disk);
  }

  /**
   * Fetches what comes with a program from whoever submits it. Completes when all of it is here.
   *
   * @throws IllegalArgumentException if it is too much
   */
  CompletableFuture<Void> take(Connection submitter, String driver, List<ProgramFile> files) {
    double bytes = files.stream().mapToDouble(ProgramFile::bytes).sum();
    if (bytes > limit) {
      throw new IllegalArgumentException(
          "The program's files have %.0f MiB, and this master takes %d MiB (%s). Name those that every worker has as local:/PATH"
              .formatted(bytes / (1 << 20), limit >> 20, LIMIT));
    }
    return fetching.fetch(submitter, "", files, root.resolve(Names.requireSafe(driver)));
  }

  /** Opens a file for a worker. */
  BlockData.Bytes open(Connection reader, String name) throws IOException {
    String[] parts = name.split("/", -1);
    boolean isKnown =
        reader.peer().role() == Role.WORKER
            && parts.length == 3
            && Names.isSafe(parts[0])
            && Names.isSafe(parts[1])
            && ProgramFile.isPlainName(parts[2]);
    if (!isKnown) {
      throw new IOException("There is no " + name + " here");
    }
    return WholeFile.of(root.resolve(parts[0]).resolve(parts[1]).resolve(parts[2]));
  }

  /** A driver is over. */
  void remove(String driver) {
    disk.execute(() -> FetchedPrograms.remove(root.resolve(driver)));
  }

  /** Removes what an earlier master has left of all drivers but these. */
  void retain(Collection<String> drivers) {
    Set<String> wanted = Set.copyOf(drivers);
    if (!Files.isDirectory(root)) {
      return;
    }
    try (DirectoryStream<Path> kept = Files.newDirectoryStream(root, "driver-*")) {
      for (Path directory : kept) {
        if (!wanted.contains(directory.getFileName().toString())) {
          FetchedPrograms.remove(directory);
        }
      }
    } catch (IOException e) {
      LOG.warn("Cannot tidy up {}", root, e);
    }
  }
}
