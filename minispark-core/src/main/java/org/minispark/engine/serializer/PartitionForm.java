package org.minispark.engine.serializer;

import org.minispark.Partition;
import org.minispark.SparkException;
import org.minispark.engine.base.Unchecked;

/**
 * How a partition travels to the process of its task: as records do, in the engine's own codecs,
 * with the meaning of Java serialization whatever {@code spark.serializer} is. Java's own form
 * describes each class again in each partition, which for a short task is most of its cost.
 *
 * <p>Partitions hold those of the RDDs before, and so are as deep as lineage is long; see {@link
 * LargeStack}. Thread-safe.
 */
public final class PartitionForm {
  private final RecordSerializer codecs = RecordSerializer.ofJava();

  /**
   * The partition as bytes.
   *
   * @throws SparkException "Task not serializable"
   */
  public byte[] write(Partition partition) {
    try {
      return LargeStack.call(() -> codecs.bytesOf(partition));
    } catch (Exception | StackOverflowError failure) {
      throw Unchecked.rethrow(new SparkException("Task not serializable", failure));
    }
  }

  /** The partition of {@link #write}; classes come from {@code loader}. */
  public Partition read(byte[] bytes, ClassLoader loader) {
    try {
      return (Partition) LargeStack.call(() -> codecs.valueOf(bytes, loader));
    } catch (Exception failure) {
      throw Unchecked.rethrow(failure);
    }
  }
}
