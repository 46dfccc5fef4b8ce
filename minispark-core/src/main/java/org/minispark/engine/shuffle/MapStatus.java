package org.minispark.engine.shuffle;

import java.io.Serializable;
import java.util.Arrays;
import org.minispark.storage.BlockManagerId;

/**
 * What a finished map task reports: where its output is and about how large each bucket is. Sizes
 * are kept as one byte each, within 10 percent, and only those of buckets that are not empty where
 * most are: the driver keeps one of these for every map task. Immutable.
 */
public final class MapStatus implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final double LOG_BASE = Math.log(1.1);
  private static final int SPARSE_BELOW = 5;
  private static final long[] SIZE_OF_CODE = sizesOfCodes();

  private final BlockManagerId location;
  private final long mapId;
  private final int numPartitions;

  /** The buckets that are not empty, or null if codes holds all. */
  private final int[] ids;

  private final byte[] codes;

  /**
   * @param location the block manager that serves the buckets
   * @param mapId the id of the task attempt that wrote them (unique in the application)
   * @param sizes bytes per reduce partition; zero when, and only when, a bucket is empty
   */
  public MapStatus(BlockManagerId location, long mapId, long[] sizes) {
    this(location, mapId, sizes.length, null, codes(sizes));
  }

  MapStatus(BlockManagerId location, long mapId, int numPartitions, int[] ids, byte[] codes) {
    this.location = location;
    this.mapId = mapId;
    this.numPartitions = numPartitions;
    this.ids = ids;
    this.codes = codes;
  }

  static MapStatus of(BlockManagerId location, long mapId, int numPartitions, Sections sizes) {
    boolean sparse = (long) sizes.count() * SPARSE_BELOW < numPartitions;
    byte[] codes = new byte[sparse ? sizes.count() : numPartitions];
    int[] ids = sparse ? new int[sizes.count()] : null;
    for (int place = 0; place < sizes.count(); place++) {
      codes[sparse ? place : sizes.id(place)] = code(sizes.length(place));
      if (sparse) {
        ids[place] = sizes.id(place);
      }
    }
    return new MapStatus(location, mapId, numPartitions, ids, codes);
  }

  /** The same output at another place. */
  MapStatus at(BlockManagerId place) {
    return new MapStatus(place, mapId, numPartitions, ids, codes);
  }

  private static byte[] codes(long[] sizes) {
    byte[] codes = new byte[sizes.length];
    for (int i = 0; i < sizes.length; i++) {
      codes[i] = code(sizes[i]);
    }
    return codes;
  }

  private static byte code(long size) {
    if (size <= 1) {
      return (byte) size;
    }
    return (byte) Math.min(255, (int) Math.ceil(Math.log((double) size) / LOG_BASE));
  }

  private static long[] sizesOfCodes() {
    long[] sizes = new long[256];
    for (int code = 0; code < sizes.length; code++) {
      sizes[code] = code <= 1 ? code : (long) Math.pow(1.1, code);
    }
    return sizes;
  }

  /** The buckets that are not empty, or null if {@link #codes} has all. */
  int[] ids() {
    return ids;
  }

  /** The sizes, one byte each. */
  byte[] codes() {
    return codes;
  }

  /** The block manager that serves the buckets. */
  public BlockManagerId location() {
    return location;
  }

  /** The id of the task attempt that wrote them (unique in the application). */
  public long mapId() {
    return mapId;
  }

  /** Number of reduce partitions. */
  public int numPartitions() {
    return numPartitions;
  }

  /** About how many bytes a bucket has; exactly zero when, and only when, it is empty. */
  public long sizeOf(int reduceId) {
    int place = ids == null ? reduceId : Arrays.binarySearch(ids, reduceId);
    int code = place < 0 ? 0 : codes[place] & 0xff;
    return SIZE_OF_CODE[code];
  }

  @Override
  public String toString() {
    return "MapStatus(map " + mapId + " at " + location + ")";
  }
}
