package org.minispark.engine.shuffle;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.minispark.engine.storage.BlockCompression;
import org.minispark.storage.BlockManagerId;

/**
 * The map outputs of a shuffle as bytes: each holder once, then what each map has left there.
 * Compressed, since thousands of reducers ask for them.
 */
public final class MapStatuses {
  private MapStatuses() {}

  /** The bytes of statuses, none of which is null. */
  public static byte[] toBytes(MapStatus[] statuses) throws IOException {
    Map<BlockManagerId, Integer> holders = new LinkedHashMap<>();
    for (MapStatus status : statuses) {
      holders.putIfAbsent(status.location(), holders.size());
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(BlockCompression.LZ4.output(bytes))) {
      out.writeInt(holders.size());
      for (BlockManagerId holder : holders.keySet()) {
        out.writeUTF(holder.executorId());
        out.writeUTF(holder.host());
        out.writeInt(holder.port());
      }
      out.writeInt(statuses.length);
      for (MapStatus status : statuses) {
        out.writeInt(holders.get(status.location()));
        writeSizes(status, out);
      }
    }
    return bytes.toByteArray();
  }

  /**
   * The value of {@link #toBytes}.
   *
   * @throws IOException if these are no such bytes
   */
  public static MapStatus[] fromBytes(byte[] bytes) throws IOException {
    try (DataInputStream in =
        new DataInputStream(BlockCompression.LZ4.input(new ByteArrayInputStream(bytes)))) {
      List<BlockManagerId> holders = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        holders.add(new BlockManagerId(in.readUTF(), in.readUTF(), in.readInt()));
      }
      List<MapStatus> statuses = new ArrayList<>(); // believes no count before what it counts
      for (int left = in.readInt(); left > 0; left--) {
        int holder = in.readInt();
        if (holder < 0 || holder >= holders.size()) {
          throw new IOException("map outputs name a holder that they do not list");
        }
        statuses.add(readSizes(holders.get(holder), in));
      }
      return statuses.toArray(new MapStatus[0]);
    }
  }

  private static void writeSizes(MapStatus status, DataOutput out) throws IOException {
    int[] ids = status.ids();
    out.writeLong(status.mapId());
    out.writeInt(status.numPartitions());
    out.writeInt(ids == null ? -1 : ids.length);
    if (ids != null) {
      for (int id : ids) {
        out.writeInt(id);
      }
    }
    out.write(status.codes());
  }

  private static MapStatus readSizes(BlockManagerId location, DataInput in) throws IOException {
    long mapId = in.readLong();
    int numPartitions = in.readInt();
    int sparse = in.readInt();
    if (numPartitions < 0 || sparse < -1 || sparse > numPartitions) {
      throw new IOException("a map output of " + sparse + " of " + numPartitions + " buckets");
    }
    int[] ids = null;
    if (sparse >= 0) {
      ids = new int[sparse];
      for (int i = 0; i < sparse; i++) {
        ids[i] = in.readInt();
      }
    }
    byte[] codes = new byte[sparse >= 0 ? sparse : numPartitions];
    in.readFully(codes);
    return new MapStatus(location, mapId, numPartitions, ids, codes);
  }
}
