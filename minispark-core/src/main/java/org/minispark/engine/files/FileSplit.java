package org.minispark.engine.files;

import java.io.Serializable;

/**
 * The part of a file that one task reads.
 *
 * @param start its first byte
 * @param length in bytes
 * @param fileLength of the whole file when the splits were planned
 */
public record FileSplit(
    FileName file, long start, long length, long fileLength, Compression compression)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The byte after the last. */
  long end() {
    return start + length;
  }

  @Override
  public String toString() {
    return file + ":" + start + "+" + length;
  }
}
