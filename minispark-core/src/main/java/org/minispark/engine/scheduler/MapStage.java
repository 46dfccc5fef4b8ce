package org.minispark.engine.scheduler;

import java.util.List;
import java.util.Properties;
import org.minispark.engine.base.CallSite;
import org.minispark.engine.serializer.Captured;
import org.minispark.engine.task.ShuffleMapTask;
import org.minispark.engine.task.StageBinary;
import org.minispark.engine.task.Task;

/** A stage that writes a shuffle. Which outputs it has is known to the map output ledger alone. */
final class MapStage extends Stage {
  private final MapOutputLedger ledger;
  private final AccumulatorFold accumulators;

  MapStage(StageNode node, MapOutputLedger ledger, AccumulatorFold accumulators) {
    super(node);
    this.ledger = ledger;
    this.accumulators = accumulators;
  }

  int shuffleId() {
    return node().shuffle().shuffleId();
  }

  @Override
  int numOutputs() {
    return node().rdd().partitions().length;
  }

  @Override
  int[] missingOutputs() {
    return ledger.missing(shuffleId());
  }

  @Override
  boolean isAvailable() {
    return ledger.isComplete(shuffleId());
  }

  @Override
  int partitionOf(int output) {
    return output;
  }

  @Override
  TaskSet.Kind kind() {
    return TaskSet.Kind.MAP_OUTPUTS;
  }

  @Override
  CallSite callSite() {
    return node().rdd().callSite();
  }

  @Override
  StageBinary binary(ClosureCapture closures) {
    List<Captured<?>> functions = LineageWalk.functions(node().rdd());
    functions.add(node().shuffle().handle().functions());
    return new StageBinary(
        node().rdd(), node().shuffle().handle(), null, closures.capture(functions));
  }

  @Override
  Task<?> newTask(StageBinary binary, int output, Properties properties) {
    return new ShuffleMapTask(
        id(), attempt(), binary, node().rdd().partitions()[output], numOutputs(), properties);
  }

  @Override
  AccumulatorFold accumulators() {
    return accumulators;
  }
}
