package org.minispark.engine.serializer;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StreamCorruptedException;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.minispark.Tuple2;

/** Reads the batches of a {@link RecordWriter}, one stream or several in a row. */
final class RecordReader implements DataSerializer.RecordInput {
  private static final Object NONE = new Object();

  private final InputStream source;
  private final InputBuffer in;
  private final ValueReader values;
  private final WholeForm wholeForm;
  private final ClassLoader loader;
  private final Consumer<byte[]> giveBack;

  private int kind;
  private int remaining;
  private int firstCode;
  private int secondCode;
  private boolean betweenStreams = true;
  private boolean closed;
  private Object second;
  private Object pendingSecond = NONE;

  RecordReader(
      InputStream source,
      ClassCatalog catalog,
      WholeForm wholeForm,
      ClassLoader loader,
      byte[] reused,
      Consumer<byte[]> giveBack) {
    this.source = source;
    this.in = InputBuffer.of(source, reused);
    this.values = new ValueReader(in, catalog, loader);
    this.wholeForm = wholeForm;
    this.loader = loader;
    this.giveBack = giveBack;
  }

  @Override
  public boolean hasNext() throws IOException {
    if (pendingSecond != NONE || remaining > 0) {
      return true;
    }
    if (closed) {
      return false;
    }
    return beginBatch();
  }

  private boolean beginBatch() throws IOException {
    while (remaining == 0) {
      if (in.isAtEnd()) {
        requireEnd();
        return false;
      }
      kind = in.readByte();
      betweenStreams = kind == RecordWriter.END;
      if (betweenStreams) {
        values.forgetClasses();
      } else {
        readHead();
      }
    }
    return true;
  }

  private void requireEnd() throws EOFException {
    if (!betweenStreams) {
      throw new EOFException(
          "truncated records: the input ends at byte " + in.offset() + " without an end mark");
    }
  }

  private void readHead() throws IOException {
    int single = kind & ~RecordWriter.WHOLE;
    if (single < RecordWriter.SINGLES || single > RecordWriter.TUPLES) {
      throw in.corrupt("unknown kind of batch " + kind);
    }
    remaining = in.readShort() & 0xffff;
    if (remaining == 0) {
      throw in.corrupt("a batch without records");
    }
    if (kind < RecordWriter.WHOLE) {
      firstCode = values.readCode();
      secondCode = kind == RecordWriter.SINGLES ? Code.NULL : values.readCode();
    }
  }

  @Override
  public Object read() throws IOException {
    if (pendingSecond != NONE) {
      Object value = pendingSecond;
      pendingSecond = NONE;
      return value;
    }
    try {
      if (!hasNext()) {
        throw new NoSuchElementException("the stream has no more records");
      }
      return readRecord();
    } catch (NoSuchElementException | IOException told) {
      throw told;
    } catch (RuntimeException senseless) {
      throw corrupt(senseless);
    } catch (StackOverflowError tooDeep) {
      throw corrupt(tooDeep);
    }
  }

  private StreamCorruptedException corrupt(Throwable cause) {
    StreamCorruptedException told = in.corrupt("they do not make sense: " + cause);
    told.initCause(cause);
    return told;
  }

  private Object readRecord() throws IOException {
    remaining--;
    Object first = kind < RecordWriter.WHOLE ? readContent() : readWhole();
    switch (kind & ~RecordWriter.WHOLE) {
      case RecordWriter.TUPLES -> {
        return new Tuple2<>(first, second);
      }
      case RecordWriter.PAIRS -> {
        pendingSecond = second;
        return first;
      }
      default -> {
        return first;
      }
    }
  }

  private Object readContent() throws IOException {
    values.beginRecord();
    try {
      Object first = firstCode == Code.ANY ? values.read() : values.readLeading(firstCode);
      if (kind != RecordWriter.SINGLES) {
        second = secondCode == Code.ANY ? values.read() : values.readKnown(secondCode);
      }
      return first;
    } catch (WholeRecordNeeded e) {
      return readWhole();
    }
  }

  private Object readWhole() throws IOException {
    byte[] bytes = in.readBytes(in.readLength());
    Object record = wholeForm.read(bytes, loader);
    if ((kind & ~RecordWriter.WHOLE) == RecordWriter.SINGLES) {
      return record;
    }
    Object[] both = (Object[]) record;
    second = both[1];
    return both[0];
  }

  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      remaining = 0;
      giveBack.accept(in.release());
      source.close();
    }
  }
}
