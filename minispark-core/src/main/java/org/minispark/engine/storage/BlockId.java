package org.minispark.engine.storage;

import java.io.Serializable;
import java.util.Optional;

/** Names one block; {@link #name} is Spark's spelling of it, also used for files. */
public sealed interface BlockId extends Serializable {
  /** The block's name, unique within an application. */
  String name();

  /** The block of that name, if it is one. */
  static Optional<BlockId> parse(String name) {
    return BlockNames.parse(name);
  }

  /** A partition of a persisted RDD. */
  record RDDBlockId(int rddId, int partition) implements BlockId {
    private static final long serialVersionUID = 1L;

    @Override
    public String name() {
      return "rdd_" + rddId + "_" + partition;
    }
  }

  /** One bucket of one map output: what map task {@code mapId} wrote for {@code reduceId}. */
  record ShuffleBlockId(int shuffleId, long mapId, int reduceId) implements BlockId {
    private static final long serialVersionUID = 1L;

    @Override
    public String name() {
      return "shuffle_" + shuffleId + "_" + mapId + "_" + reduceId;
    }
  }

  /** The whole output of one map task: all its buckets, one after the other. */
  record ShuffleDataBlockId(int shuffleId, long mapId) implements BlockId {
    private static final long serialVersionUID = 1L;

    @Override
    public String name() {
      return "shuffle_" + shuffleId + "_" + mapId + "_0.data";
    }
  }

  /** A broadcast value, or one of its pieces. */
  record BroadcastBlockId(long broadcastId, String field) implements BlockId {
    private static final long serialVersionUID = 1L;

    @Override
    public String name() {
      return "broadcast_" + broadcastId + (field.isEmpty() ? "" : "_" + field);
    }
  }

  /** A task result too large to travel inside a message. */
  record TaskResultBlockId(long taskId) implements BlockId {
    private static final long serialVersionUID = 1L;

    @Override
    public String name() {
      return "taskresult_" + taskId;
    }
  }
}
