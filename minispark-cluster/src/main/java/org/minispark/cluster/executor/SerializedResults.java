package org.minispark.cluster.executor;

import java.io.IOException;
import java.util.List;
import org.minispark.SparkConf;
import org.minispark.SparkException;
import org.minispark.cluster.protocol.OutcomeForm;
import org.minispark.cluster.protocol.PackedResult;
import org.minispark.engine.base.Unchecked;
import org.minispark.engine.executor.TaskResults;
import org.minispark.engine.serializer.DataSerializer;
import org.minispark.engine.shuffle.MapStatus;
import org.minispark.engine.shuffle.MapStatuses;
import org.minispark.engine.storage.BlockId.TaskResultBlockId;
import org.minispark.engine.storage.BlockManager;
import org.minispark.storage.StorageLevel;
import org.minispark.util.AccumulatorV2;

/**
 * Results as bytes for the driver: small ones go with the message that tells the task's end, large
 * ones become a block that the driver fetches, and what the driver could not take stays behind.
 */
final class SerializedResults implements TaskResults {
  private final DataSerializer serializer;
  private final BlockManager blocks;
  private final OutcomeForm outcomes;
  private final long maxDirect;
  private final long maxAtDriver;

  SerializedResults(
      SparkConf conf, DataSerializer serializer, BlockManager blocks, OutcomeForm outcomes) {
    this.serializer = serializer;
    this.blocks = blocks;
    this.outcomes = outcomes;
    this.maxDirect = conf.getSizeAsBytes("spark.task.maxDirectResultSize", "1m");
    this.maxAtDriver = conf.getSizeAsBytes("spark.driver.maxResultSize", "1g");
  }

  @Override
  public Packed pack(long taskId, Object value, List<AccumulatorV2<?, ?>> accumulators) {
    byte[] gathered = accumulatorsOf(accumulators);
    if (value instanceof MapStatus status) {
      byte[] bytes = statusOf(status);
      return packed(new PackedResult.MapOutput(bytes), gathered, bytes.length);
    }
    byte[] bytes = serializer.toBytes(value);
    return packed(place(taskId, bytes), gathered, bytes.length);
  }

  private static Packed packed(PackedResult.Value value, byte[] gathered, long size) {
    return new Packed(new PackedResult(value, gathered), size);
  }

  private PackedResult.Value place(long taskId, byte[] bytes) {
    if (maxAtDriver > 0 && bytes.length > maxAtDriver) {
      return new PackedResult.TooLarge(bytes.length);
    }
    if (bytes.length <= maxDirect) {
      return new PackedResult.Direct(bytes);
    }
    blocks.putBytes(new TaskResultBlockId(taskId), bytes, StorageLevel.MEMORY_AND_DISK_SER());
    return new PackedResult.Stored(bytes.length);
  }

  private byte[] accumulatorsOf(List<AccumulatorV2<?, ?>> accumulators) {
    try {
      return outcomes.accumulators(accumulators);
    } catch (Exception e) {
      // What it could not write is a result here, not a closure.
      throw Unchecked.rethrow(
          e instanceof SparkException && e.getCause() != null ? e.getCause() : e);
    }
  }

  private static byte[] statusOf(MapStatus status) {
    try {
      return MapStatuses.toBytes(new MapStatus[] {status});
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail", e);
    }
  }
}
