package org.minispark.cluster.driver;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.minispark.cluster.protocol.DriverMessages;
import org.minispark.cluster.protocol.DriverMessages.FileList;
import org.minispark.engine.files.ApplicationFiles;
import org.minispark.engine.storage.BlockData;

/**
 * Gives executors the files that the program has added, and no others.
 *
 * @param files the program's
 */
record AddedFiles(ApplicationFiles files) {
  /** Whether a block of that name is a file. */
  static boolean isFile(String name) {
    return name.startsWith(DriverMessages.FILE_PREFIX);
  }

  FileList list() {
    try {
      return new FileList(files.paths());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  BlockData.Bytes open(String name) throws IOException {
    String path = name.substring(DriverMessages.FILE_PREFIX.length());
    if (!files.paths().contains(path)) {
      throw new IOException("No file of the program's is called " + path);
    }
    Path file = files.directory().resolve(path);
    return new FileContent(file, Files.size(file));
  }

  /** A whole file. */
  private record FileContent(Path file, long size) implements BlockData.Bytes {
    @Override
    public InputStream open() throws IOException {
      return Files.newInputStream(file);
    }

    @Override
    public Optional<BlockData.FileSlice> inFile() {
      return Optional.of(new BlockData.FileSlice(file, 0, size));
    }
  }
}
