package org.minispark.cluster.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.minispark.engine.storage.BlockData;

/** A file as a block that others fetch. */
public record WholeFile(Path file, long size) implements BlockData.Bytes {
  /**
   * A file as it is now.
   *
   * @throws IOException if there is none
   */
  public static WholeFile of(Path file) throws IOException {
    return new WholeFile(file, Files.size(file));
  }

  @Override
  public InputStream open() throws IOException {
    return Files.newInputStream(file);
  }

  @Override
  public Optional<BlockData.FileSlice> inFile() {
    return Optional.of(new BlockData.FileSlice(file, 0, size));
  }
}
