package org.minispark.engine.shuffle;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.minispark.engine.serializer.DataSerializer;
import org.minispark.engine.storage.BlockId.ShuffleDataBlockId;
import org.minispark.engine.storage.BlockManager;

/** All map outputs of this process. Thread-safe. */
final class MapOutputStore {
  private final BlockManager blocks;
  private final MapOutputFiles files;
  private final Map<Integer, Map<Long, MapOutput>> shuffles;

  MapOutputStore(BlockManager blocks, MapOutputFiles files) {
    this(blocks, files, new ConcurrentHashMap<>());
  }

  private MapOutputStore(
      BlockManager blocks, MapOutputFiles files, Map<Integer, Map<Long, MapOutput>> shuffles) {
    this.blocks = blocks;
    this.files = files;
    this.shuffles = shuffles;
  }

  /** The same outputs; those that are added here get files in the serializer's form. */
  MapOutputStore with(DataSerializer serializer) {
    return files.serializer() == serializer
        ? this
        : new MapOutputStore(blocks, files.with(serializer), shuffles);
  }

  MapOutputFiles files() {
    return files;
  }

  /** Keeps buckets in memory; false if there is no room. */
  boolean keepInMemory(ShuffleDataBlockId id, Buckets buckets, long bytes) {
    MapOutput output = MapOutput.inMemory(id, files, buckets);
    add(output);
    if (blocks.putEvictable(id, bytes, output)) {
      return true;
    }
    outputsOf(id.shuffleId()).remove(id.mapId());
    return false;
  }

  /** Keeps the bytes of a file: in memory, or in a file if there is no room. */
  void keep(ShuffleDataBlockId id, byte[] bytes, Sections sections) {
    MapOutput output = MapOutput.inMemory(id, files, bytes, sections);
    add(output);
    if (!blocks.putEvictable(id, bytes.length, output)) {
      output.moveToDisk();
    }
  }

  /** Makes a file a map output. */
  void keepOnDisk(ShuffleDataBlockId id, MapOutputFiles.Written written) {
    files.commit(id, written);
    add(MapOutput.onDisk(id, files));
  }

  private void add(MapOutput output) {
    ShuffleDataBlockId id = output.id();
    shuffles
        .computeIfAbsent(id.shuffleId(), shuffle -> new ConcurrentHashMap<>())
        .put(id.mapId(), output);
  }

  private Map<Long, MapOutput> outputsOf(int shuffleId) {
    return shuffles.getOrDefault(shuffleId, Map.of());
  }

  /**
   * The output of a map task.
   *
   * @throws IOException if this process has none
   */
  MapOutput get(int shuffleId, long mapId) throws IOException {
    MapOutput output = outputsOf(shuffleId).get(mapId);
    if (output == null) {
      throw new FileNotFoundException(
          new ShuffleDataBlockId(shuffleId, mapId).name() + " is not here: no such map output");
    }
    if (output.isInMemory()) {
      blocks.getEvictable(output.id()); // counts as a use
    }
    return output;
  }

  /** The names of all outputs, in order. */
  List<ShuffleDataBlockId> ids() {
    return shuffles.values().stream()
        .flatMap(outputs -> outputs.values().stream())
        .map(MapOutput::id)
        .sorted(
            Comparator.comparingInt(ShuffleDataBlockId::shuffleId)
                .thenComparingLong(ShuffleDataBlockId::mapId))
        .toList();
  }

  /** Whether there is such an output. */
  boolean has(ShuffleDataBlockId id) {
    return outputsOf(id.shuffleId()).containsKey(id.mapId());
  }

  /** Drops one output; false if there was none. */
  boolean delete(int shuffleId, long mapId) {
    MapOutput output = outputsOf(shuffleId).remove(mapId);
    if (output == null) {
      return false;
    }
    drop(output);
    return true;
  }

  /** Drops all outputs of a shuffle. */
  void deleteShuffle(int shuffleId) {
    Map<Long, MapOutput> outputs = shuffles.remove(shuffleId);
    if (outputs != null) {
      new ArrayList<>(outputs.values()).forEach(this::drop);
    }
  }

  private void drop(MapOutput output) {
    blocks.remove(output.id());
    output.delete();
  }
}
