package org.minispark.engine.scheduler;

import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.minispark.engine.base.CallSite;
import org.minispark.engine.serializer.Captured;
import org.minispark.engine.task.ResultTask;
import org.minispark.engine.task.StageBinary;
import org.minispark.engine.task.Task;

/** The last stage of a job: it applies the action to the partitions that the job names. */
final class ResultStage extends Stage {
  private final Job job;
  private final AccumulatorFold accumulators;

  ResultStage(StageNode node, Job job, AccumulatorFold accumulators) {
    super(node);
    this.job = job;
    this.accumulators = accumulators;
  }

  Job job() {
    return job;
  }

  @Override
  int numOutputs() {
    return job.partitions().length;
  }

  @Override
  int[] missingOutputs() {
    int[] missing = new int[numOutputs()];
    int count = 0;
    for (int output = 0; output < missing.length; output++) {
      if (!job.isFinished(output)) {
        missing[count++] = output;
      }
    }
    return Arrays.copyOf(missing, count);
  }

  @Override
  boolean isAvailable() {
    return job.isComplete();
  }

  @Override
  int partitionOf(int output) {
    return job.partitions()[output];
  }

  @Override
  TaskSet.Kind kind() {
    return TaskSet.Kind.RESULTS;
  }

  @Override
  CallSite callSite() {
    return job.callSite();
  }

  @Override
  StageBinary binary(ClosureCapture closures) {
    List<Captured<?>> functions = LineageWalk.functions(node().rdd());
    functions.add(job.function());
    return new StageBinary(node().rdd(), null, job.function(), closures.capture(functions));
  }

  @Override
  Task<?> newTask(StageBinary binary, int output, Properties properties) {
    return new ResultTask(
        id(),
        attempt(),
        binary,
        node().rdd().partitions()[partitionOf(output)],
        numOutputs(),
        properties);
  }

  @Override
  AccumulatorFold accumulators() {
    return accumulators;
  }
}
