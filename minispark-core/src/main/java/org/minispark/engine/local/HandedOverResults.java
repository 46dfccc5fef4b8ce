package org.minispark.engine.local;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.minispark.engine.base.Unchecked;
import org.minispark.engine.executor.TaskResults;
import org.minispark.engine.serializer.DataSerializer;
import org.minispark.engine.shuffle.MapStatus;
import org.minispark.rdd.Gathered;
import org.minispark.util.AccumulatorV2;
import org.minispark.util.DoubleAccumulator;
import org.minispark.util.LongAccumulator;
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
  public Packed pack(long taskId, Object value, List<AccumulatorV2<?, ?>> accumulators) {
    for (AccumulatorV2<?, ?> accumulator : accumulators) {
      requireSerializable(accumulator);
    }
    return pack(value);
  }

  /** Sums can always travel; what others have gathered may hold anything. */
  private void requireSerializable(AccumulatorV2<?, ?> accumulator) {
    if (!(accumulator instanceof LongAccumulator || accumulator instanceof DoubleAccumulator)) {
      serializer.requireSerializable(accumulator);
    }
  }

  private Packed pack(Object value) {
    if (value instanceof MapStatus status) {
      return new Packed(status, status.numPartitions());
    }
    if (value instanceof Gathered<?> records) {
      return pack(records);
    }
    if (serializer.isImmutable(value)) {
      serializer.requireSerializable(value);
      return new Packed(value, SizeEstimator.estimate(value));
    }
    byte[] bytes = serializer.toBytes(value);
    return new Packed(serializer.fromBytes(bytes), bytes.length);
  }

  private Packed pack(Gathered<?> records) {
    long bytes = 0;
    for (Object record : records) {
      if (!serializer.isImmutable(record)) {
        return packCopies(records);
      }
      serializer.requireSerializable(record);
      bytes += SizeEstimator.estimate(record);
    }
    return new Packed(records, bytes);
  }

  private Packed packCopies(List<?> records) {
    var bytes = new ByteArrayOutputStream();
    try {
      try (var out = serializer.output(bytes)) {
        for (Object record : records) {
          out.write(record);
        }
      }
      // Again a Gathered: the action casts what comes home to what it sent.
      Gathered<Object> copies = new Gathered<>();
      try (var in = serializer.input(new ByteArrayInputStream(bytes.toByteArray()))) {
        while (in.hasNext()) {
          copies.add(in.read());
        }
      }
      return new Packed(copies, bytes.size());
    } catch (IOException e) {
      throw Unchecked.rethrow(e); // memory does not fail: a record that cannot be serialized does
    }
  }
}
