package org.minispark.cluster.driver;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.minispark.cluster.protocol.DriverMessages;
import org.minispark.cluster.protocol.DriverMessages.FileList;
import org.minispark.cluster.storage.WholeFile;
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
    return WholeFile.of(files.directory().resolve(path));
  }
}
