package org.minispark.engine.shuffle;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import org.minispark.Tuple2;
import org.minispark.engine.serializer.DataSerializer;

/** Java serialization, object by object, read ahead through a buffer as a real one would. */
final class TestingSerializer implements DataSerializer {
  @Override
  public RecordOutput output(OutputStream out) {
    DataOutputStream data = new DataOutputStream(out);
    return new RecordOutput() {
      @Override
      public void write(Object record) throws IOException {
        byte[] bytes = toBytes(record);
        data.writeInt(bytes.length);
        data.write(bytes);
      }

      @Override
      public void writePair(Object key, Object value) throws IOException {
        write(key);
        write(value);
      }

      @Override
      public void flush() throws IOException {
        data.flush();
      }

      @Override
      public void close() throws IOException {
        data.close();
      }
    };
  }

  @Override
  public RecordInput input(InputStream in) {
    BufferedInputStream buffered = new BufferedInputStream(in);
    DataInputStream data = new DataInputStream(buffered);
    return new RecordInput() {
      @Override
      public boolean hasNext() throws IOException {
        buffered.mark(1);
        int first = buffered.read();
        buffered.reset();
        return first >= 0;
      }

      @Override
      public Object read() throws IOException {
        return fromBytes(data.readNBytes(data.readInt()));
      }

      @Override
      public void close() throws IOException {
        data.close();
      }
    };
  }

  @Override
  public byte[] toBytes(Object value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    } catch (NotSerializableException e) {
      throw new IllegalArgumentException("not serializable: " + e.getMessage(), e);
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
    if (value != null && !(value instanceof Serializable)) {
      throw new IllegalArgumentException("not serializable: " + value.getClass(), null);
    }
  }

  @Override
  public boolean isImmutable(Object value) {
    return value == null
        || value instanceof String
        || value instanceof Number
        || value instanceof Tuple2<?, ?> tuple && isImmutable(tuple._1) && isImmutable(tuple._2);
  }
}
