package org.minispark.engine.shuffle;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.minispark.engine.base.Unchecked;
import org.minispark.engine.serializer.DataSerializer;
import org.minispark.engine.serializer.DataSerializer.RecordOutput;

/**
 * Writes one file of pairs. Errors name the file, and what is not finished is not left behind: a
 * file that is closed before {@link #finish} is deleted.
 */
abstract class BlockFile extends BucketSink implements Closeable {
  final FrameOutput frames;
  private final Path path;
  private final DataSerializer serializer;
  private final OutputStream out;
  private RecordOutput records;
  private boolean finished;

  BlockFile(Path path, DataSerializer serializer, FrameOutput.Compression compression) {
    this.path = path;
    this.serializer = serializer;
    try {
      this.out = new NamedOutput(path);
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

  final Path path() {
    return path;
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
      delete(path);
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

  /** A file whose errors say which file it is. */
  private static final class NamedOutput extends OutputStream {
    private final Path path;
    private final OutputStream out;

    NamedOutput(Path path) throws IOException {
      this.path = path;
      try {
        this.out = Files.newOutputStream(path);
      } catch (IOException e) {
        throw named(path, e);
      }
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      try {
        out.write(bytes, offset, length);
      } catch (IOException e) {
        throw named(path, e);
      }
    }

    @Override
    public void close() throws IOException {
      try {
        out.close();
      } catch (IOException e) {
        throw named(path, e);
      }
    }

    private static IOException named(Path path, IOException e) {
      return new IOException("Cannot write " + path + ": " + e, e);
    }
  }
}
