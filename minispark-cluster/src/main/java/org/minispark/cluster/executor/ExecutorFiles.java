package org.minispark.cluster.executor;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.minispark.cluster.protocol.DriverMessages;
import org.minispark.cluster.protocol.DriverMessages.ListFiles;
import org.minispark.cluster.transport.BlockListener;
import org.minispark.engine.base.Unchecked;
import org.minispark.engine.files.FetchedFiles;
import org.minispark.engine.storage.BlockData;
import org.minispark.engine.storage.OwnedDirectory;
import org.minispark.engine.taskcontext.TaskFiles;

/** The files that the program has added, copied from the driver when a task wants them. */
final class ExecutorFiles implements TaskFiles, FetchedFiles.Source, AutoCloseable {
  private final DriverLine driver;
  private final Path parent;
  private Path own;
  private FetchedFiles fetched;

  /**
   * @param parent where the directory for them is made
   */
  ExecutorFiles(DriverLine driver, Path parent) {
    this.driver = driver;
    this.parent = parent;
  }

  @Override
  public Path directory() {
    return fetched().directory();
  }

  private synchronized FetchedFiles fetched() {
    if (fetched == null) {
      try {
        own = OwnedDirectory.create(Files.createDirectories(parent));
        fetched = new FetchedFiles(Files.createDirectory(own.resolve("userFiles")), this);
      } catch (IOException e) {
        throw Unchecked.rethrow(e);
      }
    }
    return fetched;
  }

  @Override
  public List<String> paths() {
    return driver.await(new ListFiles()).paths();
  }

  @Override
  public InputStream open(String path) throws IOException {
    var arrival = new CompletableFuture<BlockData.Bytes>();
    String name = DriverMessages.FILE_PREFIX + path;
    driver
        .connection()
        .fetch(
            List.of(name),
            new BlockListener() {
              @Override
              public void fetched(String fetchedName, BlockData.Bytes data) {
                arrival.complete(data);
              }

              @Override
              public void failed(String failedName, IOException cause) {
                arrival.completeExceptionally(cause);
              }
            });
    BlockData.Bytes data = driver.waiting().await(arrival);
    return new FilterInputStream(data.open()) {
      @Override
      public void close() throws IOException {
        try (data) {
          super.close();
        }
      }
    };
  }

  @Override
  public synchronized void close() throws IOException {
    if (own != null) {
      OwnedDirectory.delete(own);
    }
  }
}
