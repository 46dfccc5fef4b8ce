package org.minispark.engine.serializer;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Serializes records: what is shuffled, cached, broadcast, returned. (Functions go by {@link
 * ClosureSerializer}.) Whatever engine is beneath, the default {@code spark.serializer} refuses
 * what is not {@code Serializable}, as Spark does. Thread-safe; the streams it makes are not.
 */
public interface DataSerializer {
  /**
   * A stream of records onto {@code out}, which it buffers, and closes when closed. Streams written
   * one after the other onto the same bytes are read as one.
   */
  RecordOutput output(OutputStream out);

  /** The records of a stream written by {@link #output}. */
  RecordInput input(InputStream in);

  /** One value as bytes. Throws what {@link RecordOutput#write} throws, undeclared. */
  byte[] toBytes(Object value);

  /** The value of {@link #toBytes}; throws what {@link RecordInput#read} throws, undeclared. */
  Object fromBytes(byte[] bytes);

  /**
   * Fails as writing the value would if it may not be serialized, without writing it: for values
   * that stay in the process. Cheap for the common classes.
   *
   * <p>It throws, though it does not declare it, what writing throws: a {@code
   * NotSerializableException} that names the class and the path of fields to it.
   */
  void requireSerializable(Object value);

  /**
   * Whether nobody could tell a copy of {@code value} from itself: strings, boxed numbers, tuples
   * of them. Such a value may be handed to another task as it is.
   */
  boolean isImmutable(Object value);

  /** Writes records one after the other. */
  interface RecordOutput extends Closeable {
    /**
     * Writes a record; nulls are allowed.
     *
     * @throws java.io.NotSerializableException naming the class and the path of fields to it; the
     *     record leaves no trace and the stream may go on (unless it was too large for a buffer)
     */
    void write(Object record) throws IOException;

    /** Writes a key and its value as one record, without a tuple around them. */
    void writePair(Object key, Object value) throws IOException;

    /** Pushes all that was written to the stream below. */
    void flush() throws IOException;
  }

  /** Reads records in the order in which they were written, by the same methods. */
  interface RecordInput extends Closeable {
    /**
     * Whether another record follows.
     *
     * @throws IOException if the bytes end early or make no sense, as from {@link #read}
     */
    boolean hasNext() throws IOException;

    /** The next record, or key of a pair; its value is the next {@code read}. */
    Object read() throws IOException;
  }
}
