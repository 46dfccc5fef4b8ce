package org.minispark.engine.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.minispark.engine.base.Log;

/**
 * A directory that says which process made it, so that the next process can tell whether that one
 * still lives and, if it was killed, remove what it left.
 *
 * <p>Processes are told apart by id and start time, and only where both are seen alike: a directory
 * shared with another host or container is left to it.
 */
public final class OwnedDirectory {
  private static final Log LOG = Log.of(OwnedDirectory.class);
  private static final String PREFIX = "minispark-";
  private static final String OWNER_FILE = "owner";

  /** A process's start time is told with this error by some systems. */
  private static final Duration START_TIME_ERROR = Duration.ofSeconds(10);

  private static volatile List<String> ownMark;

  private OwnedDirectory() {}

  /** Makes {@code minispark-<uuid>}; it appears with its owner's mark already in it. */
  public static Path create(Path parent) throws IOException {
    String name = PREFIX + UUID.randomUUID();
    Path unmarked = Files.createDirectory(parent.resolve("." + name));
    Files.write(unmarked.resolve(OWNER_FILE), mark());
    return Files.move(unmarked, parent.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  /** What says that a directory is this process's; to find it out costs more than to write it. */
  private static List<String> mark() throws IOException {
    List<String> known = ownMark;
    if (known == null) {
      ProcessHandle self = ProcessHandle.current();
      known = List.of(Long.toString(self.pid()), Long.toString(startMillis(self)), place());
      ownMark = known;
    }
    return known;
  }

  /** Removes the directories of dead processes. What cannot be removed stays. */
  public static void sweep(Path parent) {
    if (!Files.isDirectory(parent)) {
      return;
    }
    try (DirectoryStream<Path> candidates =
        Files.newDirectoryStream(parent, OwnedDirectory::isNamedAsOurs)) {
      for (Path candidate : candidates) {
        if (isAbandoned(candidate)) {
          LOG.info("Removing {}, left by a process that has died", candidate);
          delete(candidate);
        }
      }
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("Cannot remove everything that dead processes left in {}", parent, e);
    }
  }

  /**
   * Removes a directory in which others may be about to make files: first it gets a name under
   * which they do not find it, but the next process does.
   */
  static void withdraw(Path directory) throws IOException {
    if (Files.exists(directory)) {
      Path unknown = directory.resolveSibling(directory.getFileName() + "-closed");
      delete(Files.move(directory, unknown, StandardCopyOption.ATOMIC_MOVE));
    }
  }

  /** Removes a directory and all in it; nothing happens if it is not there. */
  public static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure)
              throws IOException {
            if (failure instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw failure;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.deleteIfExists(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static boolean isNamedAsOurs(Path directory) {
    return directory.getFileName().toString().startsWith(PREFIX);
  }

  private static boolean isAbandoned(Path directory) throws IOException {
    Path owner = directory.resolve(OWNER_FILE);
    if (!Files.isReadable(owner)) {
      return false;
    }
    List<String> lines = Files.readAllLines(owner);
    if (lines.size() < 3 || !lines.get(2).equals(place())) {
      return false;
    }
    try {
      return !isAlive(Long.parseLong(lines.get(0)), Long.parseLong(lines.get(1)));
    } catch (NumberFormatException e) {
      LOG.warn("{} is not an owner's mark", owner, e);
      return false;
    }
  }

  private static boolean isAlive(long pid, long startMillis) {
    Optional<ProcessHandle> process = ProcessHandle.of(pid);
    return process.isPresent()
        && process.get().isAlive()
        && Math.abs(startMillis(process.get()) - startMillis) <= START_TIME_ERROR.toMillis();
  }

  private static long startMillis(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  /** Within which process ids mean the same: one boot of a host and, on Linux, one namespace. */
  private static String place() throws IOException {
    Path boot = Path.of("/proc/sys/kernel/random/boot_id");
    Path namespace = Path.of("/proc/self/ns/pid");
    if (Files.isReadable(boot) && Files.isSymbolicLink(namespace)) {
      return Files.readString(boot).trim() + " " + Files.readSymbolicLink(namespace);
    }
    return InetAddress.getLocalHost().getHostName();
  }
}
