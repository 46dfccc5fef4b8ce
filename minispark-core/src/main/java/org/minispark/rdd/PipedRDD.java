package org.minispark.rdd;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.minispark.Partition;
import org.minispark.TaskContext;
import org.minispark.engine.taskcontext.EngineTaskContext;

/**
 * The lines that a program of the operating system prints when it gets the parent's records as
 * lines. It is started once for each partition, where that is computed.
 */
final class PipedRDD<T> extends RDD<String> {
  private static final long serialVersionUID = 1L;

  private final PipedCommand command;

  PipedRDD(RDD<T> parent, PipedCommand command) {
    super(parent);
    this.command = command;
  }

  @Override
  protected Partition[] getPartitions() {
    return firstParent().partitions();
  }

  @Override
  public Iterator<String> compute(Partition split, TaskContext context) {
    Map<String, String> environment = new HashMap<>(command.environment());
    environment.putAll(HadoopRDD.variables(split));
    return PipedProcess.start(
        command,
        environment,
        firstParent().iterator(split, context),
        EngineTaskContext.of(context));
  }
}
