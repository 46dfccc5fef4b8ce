package org.minispark.engine.task;

import java.util.List;
import org.minispark.engine.serializer.Captured;
import org.minispark.engine.serializer.ClosureSerializer;
import org.minispark.engine.serializer.StageClosures;
import org.minispark.engine.shuffle.ShuffleHandle;
import org.minispark.rdd.JobFunction;
import org.minispark.rdd.RDD;

/**
 * What all tasks of one stage share: lineage, what to do at its end, and the stage's functions,
 * serialized once.
 *
 * @param rdd the last RDD of the stage
 * @param handle the shuffle that the stage writes; null in a result stage
 * @param function what the action does; null in a map stage
 * @param closures all user functions that the stage's tasks may call
 */
public record StageBinary(
    RDD<?> rdd,
    ShuffleHandle<?, ?, ?> handle,
    Captured<? extends JobFunction<?, ?>> function,
    StageClosures closures) {
  private static final int LINEAGE = 0;
  private static final int FUNCTIONS = 1;

  /**
   * All of it, to travel to another process once, in two parts: lineage, and functions.
   *
   * @throws org.minispark.SparkException "Task not serializable"
   */
  public List<byte[]> toBytes() {
    return List.of(closures.writeLineage(new Object[] {rdd, handle, function}), closures.toBytes());
  }

  /** The value of {@link #toBytes} in another process; classes come from {@code loader}. */
  @SuppressWarnings("unchecked") // what toBytes has written
  public static StageBinary fromBytes(
      List<byte[]> parts, ClassLoader loader, ClosureSerializer serializer) {
    StageClosures closures = StageClosures.fromBytes(parts.get(FUNCTIONS), loader, serializer);
    Object[] lineage = (Object[]) StageClosures.readLineage(parts.get(LINEAGE), loader);
    return new StageBinary(
        (RDD<?>) lineage[0],
        (ShuffleHandle<?, ?, ?>) lineage[1],
        (Captured<? extends JobFunction<?, ?>>) lineage[2],
        closures);
  }

  /**
   * Each attempt of a stage has its own; what is equal in all parts is another one nevertheless.
   */
  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
