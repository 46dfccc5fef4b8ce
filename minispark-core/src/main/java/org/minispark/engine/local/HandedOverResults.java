package org.minispark.engine.local;

import java.util.List;
import org.minispark.engine.executor.TaskResults;
import org.minispark.engine.serializer.DataSerializer;
import org.minispark.engine.shuffle.MapStatus;
import org.minispark.util.SizeEstimator;

/**
 * Results within one process: immutable values go home as they are, also inside the list that an
 * action made for them; everything else is copied through the serializer, as it would be by
 * travelling, so that the program never holds an object that a cached block holds too.
 */
public final class HandedOverResults implements TaskResults {
  private final DataSerializer serializer;

  public HandedOverResults(DataSerializer serializer) {
    this.serializer = serializer;
  }

  @Override
  public Packed pack(long taskId, Object value) {
    if (value instanceof MapStatus status) {
      return new Packed(status, status.numPartitions());
    }
    if (isHandedOver(value)) {
      serializer.requireSerializable(value);
      return new Packed(value, SizeEstimator.estimate(value));
    }
    byte[] bytes = serializer.toBytes(value);
    return new Packed(serializer.fromBytes(bytes), bytes.length);
  }

  private boolean isHandedOver(Object value) {
    return value instanceof List<?> records
        ? records.stream().allMatch(serializer::isImmutable)
        : serializer.isImmutable(value);
  }
}
