package org.minispark.engine.shuffle;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.minispark.engine.base.Unchecked;
import org.minispark.engine.serializer.DataSerializer;
import org.minispark.engine.serializer.DataSerializer.RecordOutput;

/**
 * Writes one file of pairs. Errors name the file, and what is not finished is not left behind: a
 * file that is closed before {@link #finish} is deleted.
 */
abstract class BlockFile extends BucketSink implements Closeable {
  final FrameOutput frames;
  private final DataSerializer serializer;
  private final LateFile out;
  private RecordOutput records;
  private boolean finished;

  /**
   * @param place makes the place of the file
   * @param inMemory up to so many bytes no file is made
   */
  BlockFile(
      Supplier<Path> place,
      DataSerializer serializer,
      FrameOutput.Compression compression,
      int inMemory) {
    this.serializer = serializer;
    try {
      this.out = new LateFile(place, inMemory);
    } catch (IOException e) {
      throw Unchecked.rethrow(e);
    }
    this.frames = new FrameOutput(out, compression);
  }

  @Override
  public void accept(Object key, Object value) {
    try {
      if (records == null) {
        records = serializer.output(frames);
      }
      records.writePair(key, value);
    } catch (IOException e) {
      throw Unchecked.rethrow(e);
    }
  }

  /** Ends the current stream of records, if one was begun. */
  final void endStream() {
    if (records == null) {
      return;
    }
    try {
      records.close();
      records = null;
      frames.endStream();
    } catch (IOException e) {
      throw Unchecked.rethrow(e);
    }
  }

  /** All that was written, if that is so little that there is no file. */
  final Optional<byte[]> inMemory() {
    return out.inMemory();
  }

  final Path path() {
    return out.path();
  }

  /** Bytes of the file so far, without a stream that has not ended. */
  final long length() {
    return frames.written();
  }

  /** All is written. */
  final void finish() {
    endStream();
    try {
      out.close();
    } catch (IOException e) {
      throw Unchecked.rethrow(e);
    }
    finished = true;
  }

  @Override
  public void close() {
    if (finished) {
      return;
    }
    try {
      out.close();
    } catch (IOException e) {
      throw Unchecked.rethrow(e);
    } finally {
      if (path() != null) {
        delete(path());
      }
    }
  }

  /** Deletes a file if it is there. */
  static void delete(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw Unchecked.rethrow(e);
    }
  }
}
