package org.minispark.engine.files;

import java.nio.ByteBuffer;

/**
 * The sums that Hadoop keeps beside local files: {@code .name.crc} holds the four bytes {@code
 * crc\0}, the number of bytes that each sum covers, then the sums, CRC-32, all big-endian.
 */
final class Checksums {
  static final int BYTES_PER_SUM = 512;
  static final int HEADER_BYTES = 8;

  private Checksums() {}

  static byte[] header() {
    byte[] magic = {'c', 'r', 'c', 0};
    return ByteBuffer.allocate(HEADER_BYTES).put(magic).putInt(BYTES_PER_SUM).array();
  }

  /** The file that holds the sums of {@code file}. */
  static FileName of(FileName file) {
    return file.sibling("." + file.lastStep() + ".crc");
  }
}
