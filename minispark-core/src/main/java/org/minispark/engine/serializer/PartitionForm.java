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
 * LargeStack}. A program's own may even hold an RDD: then all of it goes as lineage does, so that
 * functions are found in the stage's closures. Thread-safe.
 */
public final class PartitionForm {
  private final RecordSerializer codecs = RecordSerializer.of(new Rules(), new WholeForm.Java());

  private static final class Rules implements ClassCatalog.Rules {
    private final ClassCatalog.Rules java = new ClassCatalog.JavaRules();

    @Override
    public boolean allowsBuiltIn(Class<?> type) {
      return java.allowsBuiltIn(type);
    }

    @Override
    public ClassInfo describeOther(Class<?> type) {
      return type == Captured.class ? ClassCatalog.whole(type) : java.describeOther(type);
    }
  }

  /**
   * The partition as bytes.
   *
   * @param closures those of the stage
   * @throws SparkException "Task not serializable"
   */
  public byte[] write(Partition partition, StageClosures closures) {
    try {
      return LargeStack.call(() -> codecs.bytesOf(partition, closures::lineageForm));
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
