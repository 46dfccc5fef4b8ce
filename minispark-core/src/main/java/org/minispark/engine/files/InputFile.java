package org.minispark.engine.files;

import java.io.Serializable;

/** A file to read. */
public record InputFile(FileName name, long length) implements Serializable {
  private static final long serialVersionUID = 1L;

  Compression compression() {
    return Compression.of(name);
  }

  FileSplit split(long start, long bytes) {
    return new FileSplit(name, start, bytes, length, compression());
  }
}
