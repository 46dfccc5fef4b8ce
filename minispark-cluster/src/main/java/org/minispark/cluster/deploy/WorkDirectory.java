package org.minispark.cluster.deploy;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicLong;
import org.minispark.cluster.driver.NoFile;
import org.minispark.cluster.protocol.WorkerMessages.ExecutorName;
import org.minispark.engine.base.Log;
import org.minispark.engine.storage.OwnedDirectory;

/**
 * What a worker's executors and drivers leave to be read: {@code work/APP-ID/EXECUTOR-ID/} and
 * {@code work/DRIVER-ID/} with {@code stdout} and {@code stderr}.
 */
final class WorkDirectory {
  private static final Log LOG = Log.of(WorkDirectory.class);

  private final Path root;

  /**
   * Makes the directory if it is not there.
   *
   * @throws IOException if nothing can be written to it
   */
  WorkDirectory(Path root) throws IOException {
    this.root = root.toAbsolutePath().normalize();
    try {
      Files.createDirectories(this.root);
    } catch (IOException e) {
      throw cannotWrite(NoFile.inWords(e), e);
    }
    if (!Files.isWritable(this.root)) {
      throw cannotWrite("access is denied", null);
    }
  }

  private IOException cannotWrite(String reason, IOException cause) {
    return new IOException(
        "Cannot write to the work directory "
            + root
            + ": "
            + reason
            + " (--work-dir names another)",
        cause);
  }

  /** A new directory for an executor. */
  Path create(ExecutorName executor) throws IOException {
    return Files.createDirectories(of(executor));
  }

  /** A directory for a driver, which finds there what it has printed before. */
  Path create(String driver) throws IOException {
    return Files.createDirectories(root.resolve(Names.requireSafe(driver)));
  }

  private Path of(ExecutorName executor) {
    return root.resolve(Names.requireSafe(executor.application()))
        .resolve(Names.requireSafe(executor.id()));
  }

  /**
   * Removes the directories of applications and drivers that nothing was written to since a time.
   *
   * @param running ids of those whose directories stay
   * @param beforeMillis since 1970
   */
  void clean(Collection<String> running, long beforeMillis) {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(root, "{app,driver}-*")) {
      for (Path one : all) {
        boolean mayGo = !running.contains(one.getFileName().toString());
        if (mayGo && lastWritten(one) < beforeMillis) {
          LOG.info("Removing {}", one);
          OwnedDirectory.delete(one);
        }
      }
    } catch (IOException e) {
      LOG.warn("Cannot clean {}", root, e);
    }
  }

  private static long lastWritten(Path directory) throws IOException {
    AtomicLong latest = new AtomicLong();
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
            return seen(attributes);
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            return seen(attributes);
          }

          private FileVisitResult seen(BasicFileAttributes attributes) {
            latest.accumulateAndGet(attributes.lastModifiedTime().toMillis(), Math::max);
            return FileVisitResult.CONTINUE;
          }
        });
    return latest.get();
  }
}
