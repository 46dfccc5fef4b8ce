package org.minispark.engine.files;

import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.UUID;

/** Writes a sequence file of byte values without keys; see {@link SequenceFormat}. */
public final class SequenceFileWriter implements Closeable {
  private final DataOutputStream out;
  private final byte[] sync = newSync();
  private long lastSync;
  private long position;

  /** Begins the file. */
  public SequenceFileWriter(OutputStream out) throws IOException {
    this.out = new DataOutputStream(out);
    SequenceFormat.writeHeader(this.out, sync);
    position = this.out.size();
    lastSync = position;
  }

  private static byte[] newSync() {
    UUID unique = UUID.randomUUID();
    return ByteBuffer.allocate(SequenceFormat.SYNC_BYTES)
        .putLong(unique.getMostSignificantBits())
        .putLong(unique.getLeastSignificantBits())
        .array();
  }

  public void write(byte[] value) throws IOException {
    if (position >= lastSync + SequenceFormat.SYNC_INTERVAL) {
      out.writeInt(SequenceFormat.SYNC_ESCAPE);
      out.write(sync);
      position += Integer.BYTES + SequenceFormat.SYNC_BYTES;
      lastSync = position;
    }
    out.writeInt(Math.addExact(Integer.BYTES, value.length));
    out.writeInt(0);
    out.writeInt(value.length);
    out.write(value);
    position += 3 * Integer.BYTES + value.length;
  }

  /** How many bytes the file has so far. */
  public long position() {
    return position;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
