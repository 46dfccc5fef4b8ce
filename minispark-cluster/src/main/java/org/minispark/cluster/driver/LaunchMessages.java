package org.minispark.cluster.driver;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.BiConsumer;
import org.minispark.cluster.protocol.Launch;
import org.minispark.cluster.protocol.Launch.Attempt;
import org.minispark.cluster.protocol.Launch.Binary;
import org.minispark.cluster.protocol.Launch.Kind;
import org.minispark.cluster.protocol.Launch.TaskGroup;
import org.minispark.cluster.protocol.Payload;
import org.minispark.engine.serializer.PartitionForm;
import org.minispark.engine.task.ShuffleMapTask;
import org.minispark.engine.task.StageBinary;
import org.minispark.engine.task.Task;
import org.minispark.engine.task.TaskDescription;

/** Makes the messages that carry tasks to executors. */
final class LaunchMessages {
  private final StageBinaries binaries = new StageBinaries();
  private final PartitionForm partitions = new PartitionForm();

  /**
   * The message for one batch; what cannot be serialized is told to {@code failures} and left out.
   *
   * @param there what the executor has
   */
  Launch message(
      long epoch,
      int jars,
      List<TaskDescription> tasks,
      StageBinaries.AtExecutor there,
      BiConsumer<TaskDescription, Throwable> failures) {
    Batch batch = new Batch(there);
    for (TaskDescription task : tasks) {
      try {
        StageBinary stage = task.task().binary();
        Payload partition = Payload.of(partitions.write(task.task().partition(), stage.closures()));
        batch.add(task, binaries.of(stage), partition);
      } catch (Exception | StackOverflowError notSerializable) {
        failures.accept(task, notSerializable);
      }
    }
    return batch.message(epoch, jars);
  }

  private static final class Batch {
    private final StageBinaries.AtExecutor there;
    private final List<Long> used = new ArrayList<>();
    private final List<Binary> added = new ArrayList<>();
    private final List<TaskGroup> groups = new ArrayList<>();
    private Task<?> groupOf;
    private List<Attempt> group;

    Batch(StageBinaries.AtExecutor there) {
      this.there = there;
    }

    void add(TaskDescription task, Binary binary, Payload partition) {
      if (!there.has(binary)) {
        added.add(binary);
      }
      if (groupOf == null || !isSameGroup(task.task())) {
        open(task.task(), binary);
      }
      group.add(new Attempt(task.taskId(), task.attemptNumber(), task.index(), partition));
    }

    @SuppressWarnings(
        "ReferenceEquality") // tasks of one attempt of one job share these very objects
    private boolean isSameGroup(Task<?> task) {
      return task.binary() == groupOf.binary()
          && task.stageAttempt() == groupOf.stageAttempt()
          && task.properties() == groupOf.properties();
    }

    private void open(Task<?> task, Binary binary) {
      used.add(binary.id());
      groupOf = task;
      group = new ArrayList<>();
      groups.add(
          new TaskGroup(
              task instanceof ShuffleMapTask ? Kind.MAP : Kind.RESULT,
              task.stageId(),
              task.stageAttempt(),
              binary.id(),
              task.numPartitions(),
              mapOf(task.properties()),
              group));
    }

    Launch message(long epoch, int jars) {
      return new Launch(epoch, jars, there.takeExcess(used), added, groups);
    }

    private static Map<String, String> mapOf(Properties properties) {
      Map<String, String> map = new HashMap<>();
      properties.stringPropertyNames().forEach(key -> map.put(key, properties.getProperty(key)));
      return map;
    }
  }
}
