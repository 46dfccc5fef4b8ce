package org.minispark.engine.shuffle;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.SoftReference;
import java.util.Iterator;
import java.util.Optional;
import org.minispark.engine.base.Unchecked;
import org.minispark.engine.serializer.DataSerializer;
import org.minispark.engine.storage.BlockData;
import org.minispark.engine.storage.BlockId.ShuffleDataBlockId;
import org.minispark.engine.storage.BlockManager;

/**
 * What one map task left: buckets of objects or bytes in memory, or two files. It can turn from the
 * first into the second at any time, also while it is read. Thread-safe.
 */
final class MapOutput implements BlockManager.Evictable {
  private final ShuffleDataBlockId id;
  private final MapOutputFiles files;

  /** Null once they are on disk or deleted, or if they are bytes. */
  private volatile Buckets buckets;

  /** The same as bytes. */
  private volatile Encoded encoded;

  /** What would be the files' content. */
  private record Encoded(byte[] bytes, Sections sections) {}

  /** The index of the files, as long as there is memory for it. */
  private volatile SoftReference<Sections> index = new SoftReference<>(null);

  private MapOutput(ShuffleDataBlockId id, MapOutputFiles files, Buckets buckets) {
    this.id = id;
    this.files = files;
    this.buckets = buckets;
  }

  static MapOutput inMemory(ShuffleDataBlockId id, MapOutputFiles files, Buckets buckets) {
    return new MapOutput(id, files, buckets);
  }

  /**
   * @param bytes the content of the data file, which is not made yet
   */
  static MapOutput inMemory(
      ShuffleDataBlockId id, MapOutputFiles files, byte[] bytes, Sections sections) {
    MapOutput output = new MapOutput(id, files, null);
    output.encoded = new Encoded(bytes, sections);
    return output;
  }

  static MapOutput onDisk(ShuffleDataBlockId id, MapOutputFiles files) {
    return new MapOutput(id, files, null);
  }

  ShuffleDataBlockId id() {
    return id;
  }

  @Override
  public synchronized void evict() throws IOException {
    if (buckets != null) {
      index = new SoftReference<>(files.commit(id, buckets));
      buckets = null;
    } else if (encoded != null) {
      files.commit(id, encoded.bytes(), encoded.sections());
      index = new SoftReference<>(encoded.sections());
      encoded = null;
    }
  }

  /** The same, where there is no room for it. */
  void moveToDisk() {
    try {
      evict();
    } catch (IOException e) {
      throw Unchecked.rethrow(e);
    }
  }

  synchronized void delete() {
    if (!isInMemory()) {
      files.delete(id);
    }
    buckets = null;
    encoded = null;
  }

  boolean isInMemory() {
    return buckets != null || encoded != null;
  }

  /**
   * Reads a bucket.
   *
   * @throws IOException if its file cannot be read
   */
  Pairs open(int bucket, DataSerializer serializer, SerializedPairs.FailureHandler failures)
      throws IOException {
    Buckets inMemory = buckets;
    if (inMemory != null) {
      return inMemory.bucket(bucket);
    }
    BlockData.Bytes bytes = bytes(bucket);
    return bytes.size() == 0
        ? Buckets.NONE.all()
        : new SerializedPairs(serializer, bytes.open(), bytes.size(), failures);
  }

  /** A bucket for somebody else in this process or another. */
  BlockData data(int bucket) throws IOException {
    Buckets inMemory = buckets;
    if (inMemory != null) {
      return new Records(inMemory, bucket);
    }
    return bytes(bucket);
  }

  private BlockData.Bytes bytes(int bucket) throws IOException {
    Encoded inMemory = encoded;
    Sections sections = inMemory != null ? inMemory.sections() : index();
    int place = sections.find(bucket);
    return inMemory != null ? new Few(inMemory, place) : new Bytes(sections, place);
  }

  private Sections index() throws IOException {
    Sections known = index.get();
    if (known == null) {
      known = files.readIndex(id);
      index = new SoftReference<>(known);
    }
    return known;
  }

  private InputStream range(Sections sections, int place) throws IOException {
    return FileRange.open(files.dataFile(id), sections.start(place), sections.end(place));
  }

  private record Records(Buckets buckets, int bucket) implements BlockData.Records {
    @Override
    public long size() {
      int place = buckets.sections().find(bucket);
      return place < 0 ? 0 : buckets.sections().length(place);
    }

    @Override
    public Iterator<?> records() {
      return new TupleIterator<>(buckets.bucket(bucket));
    }
  }

  /** Bytes of a small output. */
  private record Few(Encoded output, int place) implements BlockData.Bytes {
    @Override
    public long size() {
      return place < 0 ? 0 : output.sections().length(place);
    }

    @Override
    public InputStream open() {
      return place < 0
          ? InputStream.nullInputStream()
          : new ByteArrayInputStream(
              output.bytes(), (int) output.sections().start(place), (int) size());
    }
  }

  private final class Bytes implements BlockData.Bytes {
    private final Sections sections;
    private final int place;

    Bytes(Sections sections, int place) {
      this.sections = sections;
      this.place = place;
    }

    @Override
    public long size() {
      return place < 0 ? 0 : sections.length(place);
    }

    @Override
    public InputStream open() throws IOException {
      return place < 0 ? InputStream.nullInputStream() : range(sections, place);
    }

    @Override
    public Optional<FileSlice> inFile() throws IOException {
      return place < 0
          ? Optional.empty()
          : Optional.of(new FileSlice(files.dataFile(id), sections.start(place), size()));
    }
  }
}
