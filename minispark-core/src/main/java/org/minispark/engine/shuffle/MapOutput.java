package org.minispark.engine.shuffle;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.SoftReference;
import java.util.Iterator;
import java.util.Optional;
import org.minispark.engine.serializer.DataSerializer;
import org.minispark.engine.storage.BlockData;
import org.minispark.engine.storage.BlockId.ShuffleDataBlockId;
import org.minispark.engine.storage.BlockManager;

/**
 * What one map task left: buckets of objects in memory, or two files. It can turn from the first
 * into the second at any time, also while it is read. Thread-safe.
 */
final class MapOutput implements BlockManager.Evictable {
  private final ShuffleDataBlockId id;
  private final MapOutputFiles files;

  /** Null once they are on disk or deleted. */
  private volatile Buckets buckets;

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
    }
  }

  synchronized void delete() {
    buckets = null;
    files.delete(id);
  }

  boolean isInMemory() {
    return buckets != null;
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
    Sections sections = index();
    int place = sections.find(bucket);
    if (place < 0) {
      return Buckets.NONE.all();
    }
    return new SerializedPairs(
        serializer, range(sections, place), sections.length(place), failures);
  }

  /** A bucket for somebody else in this process or another. */
  BlockData data(int bucket) throws IOException {
    Buckets inMemory = buckets;
    if (inMemory != null) {
      return new Records(inMemory, bucket);
    }
    Sections sections = index();
    int place = sections.find(bucket);
    return new Bytes(sections, place);
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
