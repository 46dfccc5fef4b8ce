package org.minispark.engine.context;

import java.util.Properties;
import org.minispark.engine.base.CallSite;
import org.minispark.rdd.JobFunction;
import org.minispark.rdd.JobFuture;
import org.minispark.rdd.JobRunner;
import org.minispark.rdd.JobRunner.PartitionResult;
import org.minispark.rdd.RDD;

/** Starts jobs for a thread that does not wait for them, with what that thread had set. */
record AsyncJobs(EngineContext context, JobRunner runner, CallSite callSite, Properties properties)
    implements JobRunner.Submitter {
  @Override
  public <T, U> JobFuture submitJob(
      RDD<T> rdd, JobFunction<T, U> function, int[] partitions, PartitionResult<U> onResult) {
    return context
        .dagScheduler()
        .submit(rdd, runner.clean(function), partitions, callSite, properties, onResult);
  }
}
