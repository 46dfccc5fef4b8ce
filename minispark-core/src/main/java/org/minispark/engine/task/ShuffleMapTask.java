package org.minispark.engine.task;

import java.util.Iterator;
import java.util.Properties;
import org.minispark.Partition;
import org.minispark.Tuple2;
import org.minispark.engine.shuffle.MapStatus;
import org.minispark.engine.shuffle.ShuffleHandle;
import org.minispark.engine.taskcontext.EngineTaskContext;

/** Writes one partition of a map stage into the buckets of its shuffle. */
public final class ShuffleMapTask extends Task<MapStatus> {
  public ShuffleMapTask(
      int stageId,
      int stageAttempt,
      StageBinary binary,
      Partition partition,
      int numPartitions,
      Properties properties) {
    super(stageId, stageAttempt, binary, partition, numPartitions, properties);
  }

  @Override
  public MapStatus run(EngineTaskContext context) {
    return write(binary().handle(), context);
  }

  @SuppressWarnings("unchecked") // a map stage's RDD holds the pairs that its shuffle takes
  private <K, V, C> MapStatus write(ShuffleHandle<K, V, C> handle, EngineTaskContext context) {
    var records = (Iterator<Tuple2<K, V>>) binary().rdd().iterator(partition(), context);
    return context
        .services()
        .shuffle()
        .write(
            handle,
            context.closures().get(handle.functions()),
            context.taskAttemptId(),
            records,
            context,
            context.memory());
  }
}
