package org.minispark.engine.shuffle;

import java.util.function.Consumer;
import org.minispark.Tuple2;
import org.minispark.engine.serializer.DataSerializer;
import org.minispark.engine.storage.BlockId.ShuffleDataBlockId;
import org.minispark.executor.ShuffleWriteMetrics;

/**
 * Takes the records of one map task and leaves them as its output: as objects in memory where
 * nobody can tell and there is room, otherwise as files.
 */
abstract class MapOutputWriter<K, V> implements Consumer<Tuple2<K, V>> {
  final Workspace workspace;
  final MapOutputStore store;
  final ShuffleDataBlockId id;
  private final DataSerializer serializer;

  MapOutputWriter(Workspace workspace, MapOutputStore store, ShuffleDataBlockId id) {
    this.workspace = workspace;
    this.store = store;
    this.id = id;
    this.serializer = workspace.serializer();
  }

  /** Makes the output visible; returns about how many bytes each bucket has. */
  abstract Sections commit();

  /** Whether a value may be handed over as it is. Fails if it could not be serialized. */
  final boolean isShareable(Object value) {
    if (value == null || isSimple(value.getClass())) {
      return true;
    }
    if (!serializer.isImmutable(value)) {
      return false;
    }
    serializer.requireSerializable(value);
    return true;
  }

  private static boolean isSimple(Class<?> type) {
    return type == String.class
        || type == Integer.class
        || type == Long.class
        || type == Double.class
        || type == Boolean.class;
  }

  /** Keeps buckets as objects; null if there is no room. */
  final Sections keepInMemory(Buckets buckets, long bytes) {
    long perPair = Math.max(1, bytes / Math.max(1, buckets.size()));
    if (!store.keepInMemory(id, buckets, perPair * buckets.size())) {
      return null;
    }
    Sections sizes = buckets.sections().scaled(perPair);
    count(buckets.size(), sizes.total(), 0);
    return sizes;
  }

  /** Keeps buckets as bytes: in files, unless they are few. */
  final Sections keepOnDisk(Buckets buckets) {
    long start = System.nanoTime();
    var encoded = store.files().encode(workspace::newFile, buckets, workspace.mostInMemory());
    var written = encoded.written();
    if (encoded.inMemory().isEmpty()) {
      return keepOnDisk(written, buckets.size(), start);
    }
    store.keep(id, encoded.inMemory().get(), written.sections());
    count(buckets.size(), written.sections().total(), System.nanoTime() - start);
    return written.sections();
  }

  final Sections keepOnDisk(MapOutputFiles.Written written, long records, long startNanos) {
    store.keepOnDisk(id, written);
    workspace.handOff(written.path());
    count(records, written.sections().total(), System.nanoTime() - startNanos);
    return written.sections();
  }

  private void count(long records, long bytes, long nanos) {
    ShuffleWriteMetrics metrics = workspace.task().taskMetrics().shuffleWriteMetrics();
    metrics.incRecordsWritten(records);
    metrics.incBytesWritten(bytes);
    metrics.incWriteTime(nanos);
  }
}
