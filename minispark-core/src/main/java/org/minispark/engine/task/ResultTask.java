package org.minispark.engine.task;

import java.util.Iterator;
import java.util.Properties;
import org.minispark.Partition;
import org.minispark.engine.taskcontext.EngineTaskContext;
import org.minispark.rdd.JobFunction;

/** Applies the action's function to one partition and returns its result. */
public final class ResultTask extends Task<Object> {
  public ResultTask(
      int stageId,
      int stageAttempt,
      StageBinary binary,
      Partition partition,
      int numPartitions,
      Properties properties) {
    super(stageId, stageAttempt, binary, partition, numPartitions, properties);
  }

  @Override
  @SuppressWarnings("unchecked") // the job was submitted with a function for this RDD's records
  public Object run(EngineTaskContext context) throws Exception {
    var function = (JobFunction<Object, Object>) context.closures().get(binary().function());
    var records = (Iterator<Object>) binary().rdd().iterator(partition(), context);
    return function.call(context, records);
  }
}
