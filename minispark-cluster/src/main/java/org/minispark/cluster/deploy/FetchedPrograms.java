package org.minispark.cluster.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.minispark.cluster.protocol.ProgramFile;
import org.minispark.cluster.transport.BlockListener;
import org.minispark.cluster.transport.Connection;
import org.minispark.engine.base.Log;
import org.minispark.engine.storage.BlockData;
import org.minispark.engine.storage.OwnedDirectory;

/**
 * Fetches what comes with programs: from whoever submits one to the master, from the master to a
 * worker. Each file is {@code DIGEST/NAME} in a directory of its driver's, and is there only if it
 * is what its digest says.
 *
 * @param disk runs what waits for the disk
 */
record FetchedPrograms(Executor disk) {
  private static final Log LOG = Log.of(FetchedPrograms.class);

  /**
   * Fetches files; completes when all are there. If one is not, none is.
   *
   * @param prefix of the names under which the other side serves them
   */
  CompletableFuture<Void> fetch(
      Connection from, String prefix, List<ProgramFile> files, Path directory) {
    if (files.isEmpty()) {
      return CompletableFuture.completedFuture(null);
    }
    Map<String, Arrival> arrivals = new HashMap<>();
    files.forEach(file -> arrivals.put(prefix + file.key(), new Arrival(file, directory)));
    from.fetch(
        List.copyOf(arrivals.keySet()),
        new BlockListener() {
          @Override
          public void fetched(String name, BlockData.Bytes data) {
            disk.execute(() -> arrivals.get(name).keep(data));
          }

          @Override
          public void failed(String name, IOException cause) {
            Arrival arrival = arrivals.get(name);
            arrival.here.completeExceptionally(
                new IOException(
                    "Cannot fetch " + arrival.file.name() + ": " + cause.getMessage(), cause));
          }
        });
    CompletableFuture<?>[] all =
        arrivals.values().stream().map(Arrival::here).toArray(CompletableFuture<?>[]::new);
    return CompletableFuture.allOf(all)
        .whenCompleteAsync(
            (done, failure) -> {
              if (failure != null) {
                remove(directory);
              }
            },
            disk);
  }

  /** Removes what was fetched into a directory. */
  static void remove(Path directory) {
    try {
      OwnedDirectory.delete(directory);
    } catch (IOException e) {
      LOG.warn("Cannot remove {}", directory, e);
    }
  }

  /** One file on its way. */
  private record Arrival(ProgramFile file, Path directory, CompletableFuture<Void> here) {
    Arrival(ProgramFile file, Path directory) {
      this(file, directory, new CompletableFuture<>());
    }

    void keep(BlockData.Bytes data) {
      try (data) {
        Path place = place(directory, file);
        Files.createDirectories(directory.getParent());
        Files.createDirectories(place.getParent(), DirectoryStore.ownerOnly("rwx------"));
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(data.open(), digest)) {
          Files.copy(in, place, StandardCopyOption.REPLACE_EXISTING);
        }
        boolean isSame = HexFormat.of().formatHex(digest.digest()).equals(file.digest());
        if (!isSame || data.size() != file.bytes()) {
          throw new IOException("it has changed while it was submitted");
        }
        here.complete(null);
      } catch (IOException | RuntimeException e) {
        here.completeExceptionally(
            new IOException("Cannot keep " + file.name() + ": " + e.getMessage(), e));
      }
    }
  }

  /** Where a file of a driver's is. */
  static Path place(Path directory, ProgramFile file) {
    return directory.resolve(file.digest()).resolve(file.name());
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
