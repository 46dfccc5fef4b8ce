package org.minispark.engine.storage;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.minispark.engine.serializer.DataSerializer;

/** Writes each record by Java serialization, after its length. */
public final class TestingDataSerializer implements DataSerializer {
  private static final int END = -1;

  @Override
  public RecordOutput output(OutputStream out) {
    return new Output(new DataOutputStream(new BufferedOutputStream(out, 1024)));
  }

  @Override
  public RecordInput input(InputStream in) {
    return new Input(new DataInputStream(new BufferedInputStream(in, 1024)));
  }

  @Override
  public byte[] toBytes(Object value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  @Override
  public Object fromBytes(byte[] bytes) {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return in.readObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void requireSerializable(Object value) {
    toBytes(value);
  }

  @Override
  public boolean isImmutable(Object value) {
    return value instanceof String || value instanceof Number;
  }

  private final class Output implements RecordOutput {
    private final DataOutputStream out;
    private boolean closed;

    Output(DataOutputStream out) {
      this.out = out;
    }

    @Override
    public void write(Object record) throws IOException {
      byte[] bytes = toBytes(record);
      out.writeInt(bytes.length);
      out.write(bytes);
    }

    @Override
    public void writePair(Object key, Object value) throws IOException {
      write(key);
      write(value);
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }

    @Override
    public void close() throws IOException {
      if (!closed) {
        closed = true;
        out.writeInt(END);
        out.close();
      }
    }
  }

  private final class Input implements RecordInput {
    private final DataInputStream in;
    private Integer length;

    Input(DataInputStream in) {
      this.in = in;
    }

    @Override
    public boolean hasNext() throws IOException {
      if (length == null) {
        length = in.readInt();
      }
      return length != END;
    }

    @Override
    public Object read() throws IOException {
      if (!hasNext()) {
        throw new IllegalStateException("read at the end");
      }
      byte[] bytes = in.readNBytes(length);
      length = null;
      return fromBytes(bytes);
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
