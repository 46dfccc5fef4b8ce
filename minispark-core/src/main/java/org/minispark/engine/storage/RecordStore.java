package org.minispark.engine.storage;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.minispark.TaskContext;
import org.minispark.engine.base.Iterators;
import org.minispark.engine.base.Unchecked;
import org.minispark.engine.memory.RunSize;
import org.minispark.engine.serializer.DataSerializer;
import org.minispark.engine.serializer.DataSerializer.RecordOutput;
import org.minispark.engine.storage.MemoryEntry.Content;
import org.minispark.storage.StorageLevel;

/**
 * Blocks of records, in memory and on disk: {@link #put} keeps what an iterator gives as the level
 * says and gives it back to be read, {@link #read} reads what was kept.
 */
final class RecordStore {
  private final MemoryStore memory;
  private final DiskStore disk;
  private final DataSerializer serializer;
  private final BlockCompression compression;

  RecordStore(
      MemoryStore memory, DiskStore disk, DataSerializer serializer, BlockCompression compression) {
    this.memory = memory;
    this.disk = disk;
    this.serializer = serializer;
    this.compression = compression;
  }

  /**
   * Keeps the records if they fit, in memory or else on disk, as the level says.
   *
   * @return all of them, from where they are kept now, or uncached
   */
  <T> BlockIterator<T> put(BlockId block, StorageLevel level, TaskContext task, Iterator<T> records)
      throws IOException {
    if (!level.useMemory()) {
      return putOnDisk(block, level, task, new Object[0], 0, records);
    }
    StorageReservation reservation = memory.reserve(block);
    boolean kept = false;
    try {
      BlockIterator<T> stored =
          level.deserialized()
              ? putObjects(block, level, task, records, reservation)
              : putBytes(block, level, task, records, reservation);
      kept = true;
      return stored;
    } finally {
      if (!kept) {
        reservation.release();
      }
    }
  }

  /**
   * The records of a block that is here.
   *
   * @throws IOException if memory does not have it and its file cannot be opened
   */
  <T> Optional<BlockIterator<T>> read(BlockId block, TaskContext task) throws IOException {
    MemoryEntry entry = memory.pin(block);
    if (entry != null) {
      BlockIterator<T> records = iterator(entry, task);
      return Optional.of(records.countingInput(entry.bytes()));
    }
    Optional<DiskStore.Stored> stored = disk.find(block);
    Optional<InputStream> bytes = stored.isEmpty() ? Optional.empty() : disk.open(block);
    if (bytes.isEmpty()) {
      return Optional.empty();
    }
    BlockIterator<T> records = this.<T>decode(bytes.get(), block, task);
    records.countingInput(stored.get().length());
    return Optional.of(backToMemory(block, stored.get(), task, records));
  }

  private <T> BlockIterator<T> decode(InputStream bytes, BlockId block, TaskContext task) {
    return decode(bytes, block, task, () -> {});
  }

  /** Records out of the serialized form in which blocks are kept and sent. */
  <T> BlockIterator<T> decode(
      InputStream bytes, BlockId block, TaskContext task, Runnable onClose) {
    return new StreamIterator<T>(serializer.input(compression.input(bytes)), block, task, onClose)
        .boundToTask();
  }

  /** Writes records in the serialized form; does not close {@code out}. */
  void encode(Iterator<?> records, OutputStream out) throws IOException {
    RecordOutput output = serializer.output(compression.output(new Unclosed(out)));
    writeAll(records, output);
    output.close();
  }

  private static void writeAll(Iterator<?> records, RecordOutput output) {
    records.forEachRemaining(
        record -> {
          try {
            output.write(record);
          } catch (IOException e) {
            throw Unchecked.rethrow(e);
          }
        });
  }

  /** Writes what memory holds to disk. */
  void moveToDisk(MemoryEntry entry) throws IOException {
    DiskBlockWriter writer = disk.write(entry.id(), entry.level());
    try {
      Content content = entry.content();
      if (content instanceof Content.Objects objects) {
        encode(Arrays.asList(objects.values()).iterator(), writer);
      } else if (content instanceof Content.Serialized serialized) {
        serialized.bytes().writeTo(writer);
      } else if (content instanceof Content.Value value) {
        writer.write(serializer.toBytes(value.value()));
      }
      writer.commit(entry.bytes());
    } finally {
      writer.discard();
    }
  }

  private <T> BlockIterator<T> putObjects(
      BlockId block,
      StorageLevel level,
      TaskContext task,
      Iterator<T> records,
      StorageReservation reservation)
      throws IOException {
    ObjectUnroll unrolled = new ObjectUnroll(reservation);
    if (unrolled.unroll(records)) {
      return keepObjects(block, level, task, unrolled, reservation);
    }
    if (level.useDisk()) {
      BlockIterator<T> stored =
          putOnDisk(block, level, task, unrolled.values(), unrolled.count(), records);
      reservation.release();
      return stored;
    }
    return unstored(unrolled, records, reservation, task);
  }

  private <T> BlockIterator<T> keepObjects(
      BlockId block,
      StorageLevel level,
      TaskContext task,
      ObjectUnroll unrolled,
      StorageReservation reservation) {
    long bytes = reservation.handOver(unrolled.bytes());
    Object[] values = unrolled.trim();
    return keep(new MemoryEntry(block, level, new Content.Objects(values), bytes), task);
  }

  private static <T> BlockIterator<T> unstored(
      ObjectUnroll unrolled, Iterator<T> rest, StorageReservation reservation, TaskContext task) {
    return new UnstoredIterator<T>(unrolled.values(), unrolled.count(), rest, reservation, task)
        .boundToTask();
  }

  private <T> BlockIterator<T> putBytes(
      BlockId block,
      StorageLevel level,
      TaskContext task,
      Iterator<T> records,
      StorageReservation reservation)
      throws IOException {
    ByteUnroll unrolled = new ByteUnroll(reservation, serializer, compression);
    if (unrolled.unroll(records)) {
      ByteChunks bytes = unrolled.finish();
      long held = reservation.handOver(bytes.length());
      return keep(new MemoryEntry(block, level, new Content.Serialized(bytes), held), task);
    }
    if (level.useDisk()) {
      return continueOnDisk(block, level, task, unrolled, records);
    }
    ByteChunks begun = unrolled.finish();
    BlockIterator<T> first = decode(begun.open(), block, task, reservation::release);
    return new JoinedIterator<>(first, Iterators.concat(List.of(first, records).iterator()), task);
  }

  private <T> BlockIterator<T> continueOnDisk(
      BlockId block, StorageLevel level, TaskContext task, ByteUnroll unrolled, Iterator<T> records)
      throws IOException {
    DiskBlockWriter writer = disk.write(block, level);
    try {
      unrolled.continueOn(writer, records);
      return readBack(block, writer.commit(writer.length()), task);
    } finally {
      writer.discard();
    }
  }

  private <T> BlockIterator<T> putOnDisk(
      BlockId block,
      StorageLevel level,
      TaskContext task,
      Object[] unrolled,
      int count,
      Iterator<T> rest)
      throws IOException {
    DiskBlockWriter writer = disk.write(block, level);
    RunSize size = new RunSize();
    try {
      RecordOutput output = serializer.output(compression.output(writer));
      for (int i = 0; i < count; i++) {
        size.add(unrolled[i]);
        output.write(unrolled[i]);
        unrolled[i] = null;
      }
      writeAll(Iterators.map(rest, record -> sized(record, size)), output);
      output.close();
      long inMemory = level.deserialized() ? size.bytes() : writer.length();
      return readBack(block, writer.commit(inMemory), task);
    } finally {
      writer.discard();
    }
  }

  private static <T> T sized(T record, RunSize size) {
    size.add(record);
    return record;
  }

  private <T> BlockIterator<T> readBack(BlockId block, DiskStore.Stored stored, TaskContext task)
      throws IOException {
    return decode(disk.openUnchecked(stored), block, task);
  }

  /** Brings a block back whose level prefers memory, where that is free now; evicts nothing. */
  private <T> BlockIterator<T> backToMemory(
      BlockId block, DiskStore.Stored stored, TaskContext task, BlockIterator<T> records)
      throws IOException {
    StorageLevel level = stored.level();
    if (!level.useMemory() || !level.deserialized()) {
      return records;
    }
    StorageReservation reservation = memory.reserveFree();
    if (!reservation.growTo(stored.memoryEstimate())) {
      return records;
    }
    boolean kept = false;
    try {
      ObjectUnroll unrolled = new ObjectUnroll(reservation);
      boolean fits = unrolled.unroll(records);
      kept = true;
      return fits
          ? keepObjects(block, level, task, unrolled, reservation)
          : unstored(unrolled, records, reservation, task);
    } finally {
      if (!kept) {
        reservation.release();
      }
    }
  }

  /** Adds an entry; if somebody was faster, this one lives only as long as it is read. */
  private <T> BlockIterator<T> keep(MemoryEntry entry, TaskContext task) {
    if (memory.addPinned(entry)) {
      return iterator(entry, task);
    }
    return iterator(entry, task, () -> memory.release(entry.bytes()));
  }

  private <T> BlockIterator<T> iterator(MemoryEntry pinned, TaskContext task) {
    return iterator(pinned, task, () -> memory.unpin(pinned));
  }

  private <T> BlockIterator<T> iterator(MemoryEntry entry, TaskContext task, Runnable onClose) {
    if (entry.content() instanceof Content.Objects objects) {
      return new ObjectsIterator<T>(objects.values(), task, onClose).boundToTask();
    }
    if (entry.content() instanceof Content.Serialized serialized) {
      return decode(serialized.bytes().open(), entry.id(), task, onClose);
    }
    onClose.run();
    throw new IllegalArgumentException("Block " + entry.id().name() + " holds no records");
  }

  /** Lets a stream end without ending what is below it. */
  private static final class Unclosed extends FilterOutputStream {
    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
