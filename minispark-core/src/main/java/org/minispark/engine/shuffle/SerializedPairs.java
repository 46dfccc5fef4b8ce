package org.minispark.engine.shuffle;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import org.minispark.engine.serializer.DataSerializer;
import org.minispark.engine.serializer.DataSerializer.RecordInput;

/**
 * Pairs out of a block's bytes: one record stream, or several one after the other, each in frames
 * of its own.
 */
final class SerializedPairs extends Pairs implements Closeable {
  private final DataSerializer serializer;
  private final FrameInput frames;
  private final FailureHandler failures;
  private RecordInput records;

  /**
   * Reads a block of {@code length} bytes.
   *
   * @param failures makes the exception to throw when the bytes cannot be read or trusted
   */
  SerializedPairs(DataSerializer serializer, InputStream in, long length, FailureHandler failures) {
    this.serializer = serializer;
    this.frames = new FrameInput(in, length);
    this.failures = failures;
    this.records = serializer.input(frames);
  }

  @Override
  boolean next() {
    try {
      while (!records.hasNext()) {
        if (!frames.nextStream()) {
          return false;
        }
        records.close();
        records = serializer.input(frames);
      }
      key = records.read();
      value = records.read();
      return true;
    } catch (IOException e) {
      throw failures.exception(e);
    } catch (RuntimeException e) {
      throw frames.failure() == null ? e : failures.exception(frames.failure());
    }
  }

  @Override
  public void close() throws IOException {
    try {
      records.close();
    } finally {
      frames.closeSource();
    }
  }

  /** Turns a failed read into the exception that its reader's caller expects. */
  interface FailureHandler {
    RuntimeException exception(IOException cause);
  }
}
