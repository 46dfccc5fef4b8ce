package org.minispark.engine.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import org.minispark.engine.serializer.DataSerializer;
import org.minispark.engine.serializer.DataSerializer.RecordOutput;

/**
 * Serializes an iterator into memory, step by step, asking for room on the way. If room ends, the
 * same stream can be continued on disk.
 */
final class ByteUnroll {
  private final StorageReservation reservation;
  private final ByteChunks.Output memory = new ByteChunks.Output();
  private final Switch target = new Switch(memory);
  private final RecordOutput records;

  ByteUnroll(
      StorageReservation reservation, DataSerializer serializer, BlockCompression compression) {
    this.reservation = reservation;
    this.records = serializer.output(compression.output(target));
  }

  /** Reads to the end if all fits; false, with the rest unread, if it does not. */
  boolean unroll(Iterator<?> source) throws IOException {
    while (source.hasNext()) {
      records.write(source.next());
      if (!hasRoom()) {
        return false;
      }
    }
    records.close();
    return hasRoom();
  }

  /** Ends the stream and gives what is in memory. */
  ByteChunks finish() throws IOException {
    records.close();
    return memory.finish();
  }

  /** Moves what was serialized to disk, gives its memory back, and goes on there. */
  void continueOn(DiskBlockWriter disk, Iterator<?> rest) throws IOException {
    memory.finish().writeTo(disk);
    target.out = disk;
    reservation.release();
    while (rest.hasNext()) {
      records.write(rest.next());
    }
    records.close();
  }

  private boolean hasRoom() {
    return memory.allocated() <= reservation.bytes() || reservation.growTo(memory.allocated());
  }

  /** Where the stream goes. */
  private static final class Switch extends OutputStream {
    private OutputStream out;

    Switch(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }
  }
}
