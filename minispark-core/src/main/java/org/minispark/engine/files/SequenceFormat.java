package org.minispark.engine.files;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The layout of Hadoop's sequence files, version 6, of which {@code saveAsObjectFile} makes its
 * files. Numbers are big-endian.
 *
 * <pre>
 * header  "SEQ" 6 | class of keys | class of values | packed? | in blocks? | metadata | 16 bytes
 * record  length of key and value | length of key | key | value
 * sync    -1 | the same 16 bytes: stands before a record, so that a reader can begin there
 * </pre>
 *
 * Object files have no keys ({@code NullWritable} takes no byte), and values of a length and so
 * many bytes ({@code BytesWritable}).
 */
final class SequenceFormat {
  /** Stands where a record's length would. */
  static final int SYNC_ESCAPE = -1;

  static final int SYNC_BYTES = 16;

  /** Bytes between one sync and the next, at least. */
  static final int SYNC_INTERVAL = 5 * 1024 * (Integer.BYTES + SYNC_BYTES);

  private static final byte VERSION = 6;
  private static final byte[] MAGIC = {'S', 'E', 'Q'};
  private static final String NO_KEY = "org.apache.hadoop.io.NullWritable";
  private static final String BYTES = "org.apache.hadoop.io.BytesWritable";
  private static final int LONGEST_TEXT = 1 << 20;

  private SequenceFormat() {}

  static void writeHeader(DataOutputStream out, byte[] sync) throws IOException {
    out.write(MAGIC);
    out.write(VERSION);
    writeText(out, NO_KEY);
    writeText(out, BYTES);
    out.writeBoolean(false);
    out.writeBoolean(false);
    out.writeInt(0);
    out.write(sync);
  }

  /** The class names are short: their length fits the one byte that stands for itself. */
  private static void writeText(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.write(bytes.length);
    out.write(bytes);
  }

  /**
   * Reads the header of {@code file} and returns its sync.
   *
   * @throws IOException if it is no sequence file, or one that is packed or has other records
   */
  static byte[] readHeader(DataInputStream in, FileName file) throws IOException {
    byte[] start = in.readNBytes(MAGIC.length + 1);
    if (start.length <= MAGIC.length) {
      throw new EOFException(file + " not a SequenceFile");
    }
    if (!Arrays.equals(start, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw new IOException(file + " not a SequenceFile");
    }
    if (start[MAGIC.length] != VERSION) {
      throw new IOException(
          "%s is a SequenceFile of version %d, not %d"
              .formatted(file, start[MAGIC.length], VERSION));
    }
    requireRecords(readText(in), readText(in), file);
    boolean recordsAreCompressed = in.readBoolean();
    boolean blocksAreCompressed = in.readBoolean();
    if (recordsAreCompressed || blocksAreCompressed) {
      throw new IOException(file + " is a compressed SequenceFile, which cannot be read here");
    }
    skipMetadata(in);
    byte[] sync = new byte[SYNC_BYTES];
    in.readFully(sync);
    return sync;
  }

  private static void requireRecords(String keys, String values, FileName file) throws IOException {
    if (!keys.equals(NO_KEY) || !values.equals(BYTES)) {
      throw new IOException(
          "%s holds %s and %s; an object file holds %s and %s"
              .formatted(file, keys, values, NO_KEY, BYTES));
    }
  }

  private static void skipMetadata(DataInputStream in) throws IOException {
    int entries = in.readInt();
    for (int i = 0; i < entries; i++) {
      readText(in);
      readText(in);
    }
  }

  private static String readText(DataInputStream in) throws IOException {
    long length = readCompressedNumber(in);
    if (length < 0 || length > LONGEST_TEXT) {
      throw new IOException("Text of " + length + " bytes in the header of a SequenceFile");
    }
    byte[] bytes = new byte[(int) length];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** One byte from -112 on stands for itself; a smaller one says how many bytes follow. */
  private static long readCompressedNumber(DataInputStream in) throws IOException {
    byte first = in.readByte();
    if (first >= -112) {
      return first;
    }
    boolean negative = first < -120;
    int bytes = negative ? -120 - first : -112 - first;
    long number = 0;
    for (int i = 0; i < bytes; i++) {
      number = number << Byte.SIZE | in.readUnsignedByte();
    }
    return negative ? ~number : number;
  }
}
