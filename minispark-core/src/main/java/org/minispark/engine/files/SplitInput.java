package org.minispark.engine.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.minispark.TaskContext;
import org.minispark.executor.InputMetrics;

/**
 * The bytes of a split's file as they are, counted, from any place to the file's end. They are
 * closed with the task at the latest. A file that has become shorter since its splits were planned
 * is an error.
 */
final class SplitInput extends FilterInputStream {
  private final FileSplit split;
  private final FileAccess access;
  private final InputMetrics metrics;
  private long position;
  private boolean closed;

  private SplitInput(
      FileSplit split, FileAccess access, InputStream bytes, long start, InputMetrics metrics) {
    super(bytes);
    this.split = split;
    this.access = access;
    this.position = start;
    this.metrics = metrics;
  }

  /** Opens the split's file at {@code start}. */
  static SplitInput open(FileSplit split, long start, TaskContext context) throws IOException {
    FileAccess access = FileAccess.to(split.file());
    try {
      requireWhole(split, Files.size(access.path(split.file())));
      InputStream bytes = CheckedInput.open(split.file(), access, start);
      var input = new SplitInput(split, access, bytes, start, context.taskMetrics().inputMetrics());
      context.addTaskCompletionListener(task -> input.closeWithTask());
      return input;
    } catch (IOException | RuntimeException e) {
      access.close();
      throw e;
    }
  }

  private static void requireWhole(FileSplit split, long length) throws IOException {
    if (length < split.fileLength()) {
      throw new IOException(
          "%s has %d bytes, but had %d when the job was planned"
              .formatted(split.file(), length, split.fileLength()));
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int read = super.read(into, offset, length);
    if (read < 0) {
      requireWhole(split, position);
      return read;
    }
    position += read;
    metrics.incBytesRead(read);
    return read;
  }

  private void closeWithTask() {
    try {
      close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try (access) {
      super.close();
    }
  }
}
