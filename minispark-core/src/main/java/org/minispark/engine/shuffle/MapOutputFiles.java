package org.minispark.engine.shuffle;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.CRC32C;
import org.minispark.engine.base.Unchecked;
import org.minispark.engine.serializer.DataSerializer;
import org.minispark.engine.shuffle.FrameInput.CorruptBlockException;
import org.minispark.engine.storage.AtomicRename;
import org.minispark.engine.storage.BlockId.ShuffleDataBlockId;
import org.minispark.engine.storage.BlockManager;

/**
 * The file form of map outputs: one data file with the buckets one after the other, and one index
 * file that says where each ends. The index comes last, by an atomic rename: where it is, all is.
 */
final class MapOutputFiles {
  private static final int MAGIC = 0x4d534958;
  private static final int FIXED = 2 * Integer.BYTES;
  private static final int ENTRY = Integer.BYTES + Long.BYTES;

  /** How many files are joined at a time. */
  private static final int FAN_IN = 64;

  private final BlockManager blocks;
  private final DataSerializer serializer;
  private final FrameOutput.Compression compression;

  MapOutputFiles(
      BlockManager blocks, DataSerializer serializer, FrameOutput.Compression compression) {
    this.blocks = blocks;
    this.serializer = serializer;
    this.compression = compression;
  }

  DataSerializer serializer() {
    return serializer;
  }

  MapOutputFiles with(DataSerializer other) {
    return new MapOutputFiles(blocks, other, compression);
  }

  /** Buckets that were written somewhere: a whole output, or a part of one. */
  record Written(Path path, Sections sections) {}

  /** A new file of buckets that is not yet a map output. */
  BucketFile create(Path path) {
    return new BucketFile(() -> path, serializer, compression, /* inMemory= */ 0);
  }

  /** Writes buckets to a file. */
  Written write(Path path, Buckets buckets) {
    try (BucketFile file = create(path)) {
      file.addAll(buckets);
      return new Written(path, file.finishBuckets());
    }
  }

  /** Writes buckets, to a file only if they are more than so many bytes. */
  Encoded encode(Supplier<Path> place, Buckets buckets, int inMemory) {
    try (BucketFile file = new BucketFile(place, serializer, compression, inMemory)) {
      file.addAll(buckets);
      Sections sections = file.finishBuckets();
      return new Encoded(file.inMemory(), new Written(file.path(), sections));
    }
  }

  /** Buckets in the form of a file; the path is null if none was made. */
  record Encoded(Optional<byte[]> inMemory, Written written) {}

  /** Makes the bytes of a file of buckets the map output {@code id}. */
  void commit(ShuffleDataBlockId id, byte[] bytes, Sections sections) throws IOException {
    Path path = blocks.newTempFile();
    try (OutputStream file = new LateFile(() -> path, /* mostInMemory= */ 0)) {
      file.write(bytes);
    } catch (IOException e) {
      BlockFile.delete(path);
      throw e;
    }
    commit(id, new Written(path, sections));
  }

  /** Writes buckets as a map output, outside of any task. */
  Sections commit(ShuffleDataBlockId id, Buckets buckets) throws IOException {
    Written written = write(blocks.newTempFile(), buckets);
    commit(id, written);
    return written.sections();
  }

  /** Makes a file of buckets the map output {@code id}. */
  void commit(ShuffleDataBlockId id, Written written) {
    Path index = null;
    try {
      index = writeIndex(written.sections());
      AtomicRename.rename(written.path(), dataFile(id));
      AtomicRename.rename(index, indexFile(id));
    } catch (IOException e) {
      BlockFile.delete(written.path());
      if (index != null) {
        BlockFile.delete(index);
      }
      throw Unchecked.rethrow(e);
    }
  }

  /** Where the bytes of the output's buckets are. */
  Path dataFile(ShuffleDataBlockId id) throws IOException {
    return blocks.fileOf(id);
  }

  Path indexFile(ShuffleDataBlockId id) throws IOException {
    Path data = dataFile(id);
    String name = data.getFileName().toString();
    return data.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ".index");
  }

  /** Removes both files of an output. */
  void delete(ShuffleDataBlockId id) {
    try {
      BlockFile.delete(indexFile(id));
      BlockFile.delete(dataFile(id));
    } catch (IOException e) {
      throw Unchecked.rethrow(e);
    }
  }

  private Path writeIndex(Sections sections) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate(FIXED + sections.count() * ENTRY + Integer.BYTES)
            .putInt(MAGIC)
            .putInt(sections.count());
    for (int place = 0; place < sections.count(); place++) {
      bytes.putInt(sections.id(place)).putLong(sections.end(place));
    }
    bytes.putInt(checksum(bytes.array(), bytes.position())).flip();
    Path path = blocks.newTempFile();
    try (FileChannel file =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
      return path;
    } catch (IOException e) {
      BlockFile.delete(path);
      throw new IOException("Cannot write " + path + ": " + e, e);
    }
  }

  /** Reads an index. */
  Sections readIndex(ShuffleDataBlockId id) throws IOException {
    Path path = indexFile(id);
    return sectionsOf(Files.readAllBytes(path), path.toString());
  }

  /**
   * What the bytes of an index say.
   *
   * @param name of the index, for errors
   */
  static Sections sectionsOf(byte[] index, String name) throws CorruptBlockException {
    ByteBuffer bytes = ByteBuffer.wrap(index);
    int count = (bytes.limit() - FIXED - Integer.BYTES) / ENTRY;
    boolean intact =
        bytes.limit() >= FIXED + Integer.BYTES
            && bytes.getInt(bytes.limit() - Integer.BYTES)
                == checksum(bytes.array(), bytes.limit() - Integer.BYTES)
            && bytes.getInt() == MAGIC
            && bytes.getInt() == count;
    if (!intact) {
      throw new CorruptBlockException("Corrupt index " + name);
    }
    int[] ids = new int[count];
    long[] ends = new long[count];
    for (int place = 0; place < count; place++) {
      ids[place] = bytes.getInt();
      ends[place] = bytes.getLong();
    }
    return Sections.of(ids, ends);
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }

  /**
   * Joins parts of an output, bucket by bucket and in a bucket in the order of the parts, without
   * decoding a byte.
   */
  Written join(List<Written> parts, Workspace workspace) {
    List<Written> left = parts;
    while (left.size() > 1) {
      List<Written> joined = new ArrayList<>();
      for (int from = 0; from < left.size(); from += FAN_IN) {
        joined.add(joinFew(left.subList(from, Math.min(from + FAN_IN, left.size())), workspace));
      }
      left = joined;
    }
    return left.get(0);
  }

  private static Written joinFew(List<Written> parts, Workspace workspace) {
    Path path = workspace.newFile();
    FileChannel[] files = new FileChannel[parts.size()];
    try (FileChannel out =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      for (int i = 0; i < files.length; i++) {
        files[i] = FileChannel.open(parts.get(i).path(), StandardOpenOption.READ);
      }
      return new Written(path, joinBuckets(parts, files, out));
    } catch (IOException e) {
      throw Unchecked.rethrow(new IOException("Cannot write " + path + ": " + e, e));
    } finally {
      closeAll(files);
      parts.forEach(part -> workspace.delete(part.path()));
    }
  }

  private static Sections joinBuckets(List<Written> parts, FileChannel[] files, FileChannel out)
      throws IOException {
    Sections.Builder sections = new Sections.Builder();
    int[] places = new int[files.length];
    for (int id = lowest(parts, places); id != Integer.MAX_VALUE; id = lowest(parts, places)) {
      for (int i = 0; i < files.length; i++) {
        Sections part = parts.get(i).sections();
        if (places[i] < part.count() && part.id(places[i]) == id) {
          copy(files[i], part.start(places[i]), part.length(places[i]), out);
          places[i]++;
        }
      }
      sections.add(id, out.position());
    }
    return sections.build();
  }

  private static int lowest(List<Written> parts, int[] places) {
    int lowest = Integer.MAX_VALUE;
    for (int i = 0; i < places.length; i++) {
      Sections part = parts.get(i).sections();
      if (places[i] < part.count()) {
        lowest = Math.min(lowest, part.id(places[i]));
      }
    }
    return lowest;
  }

  private static void copy(FileChannel from, long start, long length, FileChannel to)
      throws IOException {
    long copied = 0;
    while (copied < length) {
      long count = from.transferTo(start + copied, length - copied, to);
      if (count <= 0) {
        throw new IOException("A spilled part ends too early");
      }
      copied += count;
    }
  }

  private static void closeAll(FileChannel[] files) {
    for (FileChannel file : files) {
      try {
        if (file != null) {
          file.close();
        }
      } catch (IOException e) {
        throw Unchecked.rethrow(e);
      }
    }
  }
}
