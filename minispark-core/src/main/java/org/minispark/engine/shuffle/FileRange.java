package org.minispark.engine.shuffle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The bytes of a file from one place on, up to another. Closing it closes the file. */
final class FileRange extends InputStream {
  private final FileChannel file;
  private long at;
  private final long end;

  private FileRange(FileChannel file, long start, long end) {
    this.file = file;
    this.at = start;
    this.end = end;
  }

  static FileRange open(Path path, long start, long end) throws IOException {
    return new FileRange(FileChannel.open(path, StandardOpenOption.READ), start, end);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (at >= end) {
      return -1;
    }
    int wanted = (int) Math.min(length, end - at);
    int read = file.read(ByteBuffer.wrap(bytes, offset, wanted), at);
    if (read > 0) {
      at += read;
    }
    return read;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
