package org.minispark.cluster.executor;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.minispark.Partition;
import org.minispark.cluster.protocol.Launch;
import org.minispark.engine.serializer.ClosureSerializer;
import org.minispark.engine.serializer.PartitionForm;
import org.minispark.engine.task.ResultTask;
import org.minispark.engine.task.ShuffleMapTask;
import org.minispark.engine.task.StageBinary;
import org.minispark.engine.task.Task;
import org.minispark.engine.task.TaskDescription;

/** Makes tasks out of launches; what a stage's tasks share is made once. Thread-safe. */
final class TaskDecoder {
  private final String executorId;
  private final ClassLoader classes;
  private final ClosureSerializer serializer;
  private final PartitionForm partitions = new PartitionForm();
  private final Map<Long, Binary> binaries = new ConcurrentHashMap<>();

  TaskDecoder(String executorId, ClassLoader classes, ClosureSerializer serializer) {
    this.executorId = executorId;
    this.classes = classes;
    this.serializer = serializer;
  }

  /** The bytes of a stage, and what was made of them by the first task that needed it. */
  private final class Binary {
    private Launch.Binary bytes;
    private StageBinary decoded;

    Binary(Launch.Binary bytes) {
      this.bytes = bytes;
    }

    synchronized StageBinary get() {
      if (decoded == null) {
        decoded =
            StageBinary.fromBytes(
                List.of(bytes.lineage().toArray(), bytes.functions().toArray()),
                classes,
                serializer);
        bytes = null;
      }
      return decoded;
    }
  }

  /** Keeps what a launch brings, and drops what it says. Launches come in their order. */
  void receive(Launch launch) {
    launch.binaries().forEach(binary -> binaries.put(binary.id(), new Binary(binary)));
    launch.dropped().forEach(binaries::remove);
  }

  /** How to make one task, on the thread that will run it. */
  Decoding decoding(Launch.TaskGroup group) {
    Binary binary = binaries.get(group.binary());
    if (binary == null) {
      throw new IllegalStateException("The driver has not sent binary " + group.binary());
    }
    Properties properties = new Properties();
    properties.putAll(group.properties());
    return attempt ->
        new TaskDescription(
            attempt.taskId(),
            attempt.number(),
            executorId,
            attempt.index(),
            task(
                group,
                binary.get(),
                partitions.read(attempt.partition().toArray(), classes),
                properties));
  }

  /** Makes the tasks of one group. */
  @FunctionalInterface
  interface Decoding {
    TaskDescription decode(Launch.Attempt attempt) throws Exception;
  }

  private static Task<?> task(
      Launch.TaskGroup group, StageBinary binary, Partition partition, Properties properties) {
    return group.kind() == Launch.Kind.MAP
        ? new ShuffleMapTask(
            group.stageId(),
            group.stageAttempt(),
            binary,
            partition,
            group.numPartitions(),
            properties)
        : new ResultTask(
            group.stageId(),
            group.stageAttempt(),
            binary,
            partition,
            group.numPartitions(),
            properties);
  }
}
