package org.minispark.engine.files;

/** A file to read. */
public record InputFile(FileName name, long length) {
  Compression compression() {
    return Compression.of(name);
  }

  FileSplit split(long start, long bytes) {
    return new FileSplit(name, start, bytes, length, compression());
  }
}
