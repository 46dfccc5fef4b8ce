package org.minispark.cluster.simulation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.minispark.Success;
import org.minispark.TaskFailedReason;
import org.minispark.cluster.protocol.DecommissionMessages.MoveOut;
import org.minispark.cluster.protocol.DecommissionMessages.MovedOut;
import org.minispark.cluster.protocol.DecommissionMessages.OutputMoved;
import org.minispark.cluster.protocol.Message;
import org.minispark.engine.scheduler.AccumulatorRegistry;
import org.minispark.engine.scheduler.MapOutputLedger;
import org.minispark.engine.scheduler.SchedulerBackend;
import org.minispark.engine.shuffle.MapStatus;
import org.minispark.engine.task.TaskDescription;
import org.minispark.engine.task.TaskOutcome;
import org.minispark.storage.BlockManagerId;
import org.minispark.util.AccumulatorV2;

/**
 * Sees what goes through the scheduler's seams, compares it with what must be, and puts in the
 * defect that a run may have.
 */
final class Observer {
  /** Four end a job; what else still ran of its set may fail later. */
  private static final int MOST_FAILURES = 6;

  /** One that runs, and those that were sent ahead. */
  private static final int MOST_FOR_A_SLOT = 17;

  /** How the driver tells of an executor that has ended because it left. */
  private static final String IN_PEACE = "Executor decommission: ";

  private static final long NO_MAP = 1L << 40;

  private final Simulation simulation;
  private final Defect defect;
  private final Map<String, Integer> executors = new HashMap<>();
  private final Map<Long, TaskDescription> running = new LinkedHashMap<>();
  private final Map<String, Integer> failures = new HashMap<>();
  private final Set<String> givenUp = new HashSet<>();
  private final Map<String, BlockManagerId> outputs = new HashMap<>();
  private final Map<Long, TaskOutcome> stale = new LinkedHashMap<>();
  private final Set<Long> ended = new HashSet<>();
  private final Map<Long, AccumulatorV2<Object, Object>> accumulators = new HashMap<>();
  private final Set<String> leaving = new HashSet<>();
  private final Set<String> movedAll = new HashSet<>();
  private final Set<String> leftWithNothing = new HashSet<>();
  private int lost;
  private int returned;
  private int left;
  private int countdown;
  private int slots;

  Observer(Simulation simulation, Defect defect) {
    this.simulation = simulation;
    this.defect = defect;
    this.countdown = defect == Defect.NONE ? 0 : 1 + simulation.random().nextInt(4);
  }

  /** How many executors were lost. */
  int lost() {
    return lost;
  }

  /** How many attempts executors have given back. */
  int returned() {
    return returned;
  }

  /** How many executors were told to end in peace. */
  int left() {
    return left;
  }

  boolean isAnythingRunning() {
    return !running.isEmpty();
  }

  /** Whether some task has failed so often that its job may fail. */
  boolean hasFailedOften(int times) {
    return failures.values().stream().anyMatch(count -> count >= times);
  }

  /** Whether the scheduler knows that this attempt will come to nothing. */
  boolean isGivenUp(int stageId, int stageAttempt, int partition, int attempt) {
    return givenUp.contains(nameOf(stageId, stageAttempt, partition, attempt));
  }

  @SuppressWarnings("unchecked") // only merged with its own copies
  void accumulator(AccumulatorRegistry registry, AccumulatorV2<?, ?> accumulator) {
    registry.add(accumulator);
    accumulators.put(accumulator.id(), (AccumulatorV2<Object, Object>) accumulator);
  }

  private static String nameOf(int stageId, int stageAttempt, int partition, int attempt) {
    return stageId + "." + stageAttempt + "/" + partition + "." + attempt;
  }

  private static String nameOf(TaskDescription task) {
    return nameOf(
        task.task().stageId(),
        task.task().stageAttempt(),
        task.task().partitionId(),
        task.attemptNumber());
  }

  private boolean comesTrue() {
    return --countdown == 0;
  }

  SchedulerBackend watch(SchedulerBackend backend, int slots) {
    this.slots = slots;
    return new Backend(backend);
  }

  MapOutputLedger watch(MapOutputLedger ledger) {
    return new Ledger(ledger);
  }

  /** What an executor or the driver is about to hear, and what it hears instead. */
  Message heard(String executorId, Message message) {
    if (message instanceof MoveOut) {
      movedAll.remove(executorId);
    } else if (message instanceof MovedOut answer && answer.left() == 0) {
      movedAll.add(executorId);
    } else if (message instanceof OutputMoved news && defect == Defect.FORGETS_MOVED_OUTPUT) {
      return new OutputMoved(news.shuffleId(), NO_MAP, news.bytes(), news.to());
    }
    return message;
  }

  /** What holds between any two events. */
  void check() {
    for (Map.Entry<String, BlockManagerId> output : outputs.entrySet()) {
      if (!executors.containsKey(output.getValue().executorId())) {
        simulation.violated(
            "Output " + output.getKey() + " is registered at the lost " + output.getValue(), null);
      }
    }
  }

  /** Between scheduler and executors. */
  private final class Backend implements SchedulerBackend {
    private final SchedulerBackend backend;

    Backend(SchedulerBackend backend) {
      this.backend = backend;
    }

    @Override
    public void start(Events events) {
      backend.start(new Watched(events));
    }

    @Override
    public int defaultParallelism() {
      return backend.defaultParallelism();
    }

    @Override
    public void launch(String executorId, List<TaskDescription> tasks) {
      for (TaskDescription task : tasks) {
        if (running.put(task.taskId(), task) != null) {
          simulation.violated(task.name() + " was launched twice", null);
        }
      }
      if (!executors.containsKey(executorId)) {
        simulation.violated("Tasks for executor " + executorId + ", which is not there", null);
      } else if (leaving.contains(executorId)) {
        simulation.violated("Tasks for executor " + executorId + ", which leaves", null);
      } else if (executors.merge(executorId, tasks.size(), Integer::sum)
          > slots * MOST_FOR_A_SLOT) {
        simulation.violated("Too many tasks for executor " + executorId, null);
      }
      backend.launch(executorId, tasks);
    }

    @Override
    public boolean queuesTasks() {
      return backend.queuesTasks();
    }

    @Override
    public void takeBack(String executorId, List<Long> taskIds) {
      backend.takeBack(executorId, taskIds);
    }

    @Override
    public void kill(String executorId, long taskId, boolean interrupt, String reason) {
      backend.kill(executorId, taskId, interrupt, reason);
    }

    @Override
    public boolean decommissionExecutor(String executorId, String reason) {
      return backend.decommissionExecutor(executorId, reason);
    }

    @Override
    public void stop() {
      backend.stop();
    }
  }

  /** Between executors and scheduler. */
  private final class Watched implements SchedulerBackend.Events {
    private final SchedulerBackend.Events events;

    Watched(SchedulerBackend.Events events) {
      this.events = events;
    }

    @Override
    public void executorAdded(String id, String host, int slots, BlockManagerId blocks) {
      executors.put(id, 0);
      events.executorAdded(id, host, slots, blocks);
    }

    @Override
    public void executorLost(String id, String reason, boolean causedByApp) {
      if (defect == Defect.LOSES_EXECUTOR_LOST && executors.containsKey(id) && comesTrue()) {
        return;
      }
      if (executors.remove(id) != null) {
        lost++;
      }
      if (movedAll.contains(id) && reason.startsWith(IN_PEACE)) {
        leftWithNothing.add(id);
      }
      int begun = 0;
      for (TaskDescription task : List.copyOf(running.values())) {
        if (task.executorId().equals(id)) {
          running.remove(task.taskId());
          boolean hasBegun = begun++ < slots; // what was sent ahead has not
          failed(task, causedByApp && hasBegun);
        }
      }
      events.executorLost(id, reason, causedByApp);
    }

    @Override
    public void executorLeaving(String id, Runnable thenNoneFollows) {
      if (defect == Defect.GIVES_TASKS_TO_WHO_LEAVES) {
        leaving.add(id);
        thenNoneFollows.run();
        return;
      }
      events.executorLeaving(
          id,
          () -> {
            if (leaving.add(id) && executors.containsKey(id)) {
              left++;
            }
            thenNoneFollows.run();
          });
    }

    @Override
    public void failed(String reason) {
      events.failed(reason);
    }

    @Override
    public void fetchingResult(long taskId) {
      events.fetchingResult(taskId);
    }

    @Override
    public void taskReturned(long taskId) {
      TaskDescription task = running.remove(taskId);
      if (task != null) {
        returned++;
        executors.computeIfPresent(task.executorId(), (id, count) -> count - 1);
      }
      events.taskReturned(taskId);
    }

    @Override
    public void taskEnded(long taskId, TaskOutcome outcome) {
      boolean again = !ended.add(taskId);
      TaskDescription task = running.get(taskId);
      if (defect == Defect.COUNTS_ACCUMULATORS_TWICE && again) {
        countAgain(outcome);
      }
      if (defect == Defect.LOSES_TASK_ENDED && task != null && comesTrue()) {
        return;
      }
      if (defect == Defect.ACCEPTS_STALE_ATTEMPT
          && task != null
          && replaceByStale(taskId, task, outcome)) {
        return;
      }
      running.remove(taskId);
      if (task != null) {
        executors.computeIfPresent(task.executorId(), (id, count) -> count - 1);
        if (outcome.reason() instanceof TaskFailedReason reason) {
          failed(task, reason.countTowardsTaskFailures());
        }
      }
      events.taskEnded(taskId, outcome);
    }

    /** Instead of its own outcome an attempt gets the one that an earlier attempt had. */
    private boolean replaceByStale(long taskId, TaskDescription task, TaskOutcome outcome) {
      if (!(outcome.reason() instanceof Success)
          || !(outcome.value() instanceof MapStatus status)) {
        return false;
      }
      TaskOutcome before = stale.put(partitionOf(task), outcome);
      if (before == null
          || executors.containsKey(((MapStatus) before.value()).location().executorId())) {
        return false;
      }
      running.remove(taskId);
      executors.computeIfPresent(task.executorId(), (id, count) -> count - 1);
      events.taskEnded(taskId, before);
      return true;
    }

    private long partitionOf(TaskDescription task) {
      return task.task().stageId() * 1000L + task.task().partitionId();
    }

    private void countAgain(TaskOutcome outcome) {
      for (AccumulatorV2<?, ?> copy : outcome.accumulators()) {
        @SuppressWarnings("unchecked")
        var update = (AccumulatorV2<Object, Object>) copy;
        accumulators.get(copy.id()).merge(update);
      }
    }

    private void failed(TaskDescription task, boolean counts) {
      givenUp.add(nameOf(task));
      if (counts) {
        String of =
            task.task().stageId()
                + "."
                + task.task().stageAttempt()
                + "/"
                + task.task().partitionId();
        int times = failures.merge(of, 1, Integer::sum);
        if (times > MOST_FAILURES) {
          simulation.violated(of + " has failed " + times + " times", null);
        }
      }
    }
  }

  /** Between the scheduler and the map outputs. */
  private final class Ledger implements MapOutputLedger {
    private final MapOutputLedger ledger;

    Ledger(MapOutputLedger ledger) {
      this.ledger = ledger;
    }

    @Override
    public void registerShuffle(int shuffleId, int numMaps, int numPartitions) {
      ledger.registerShuffle(shuffleId, numMaps, numPartitions);
    }

    @Override
    public void registerMapOutput(int shuffleId, int mapIndex, MapStatus status) {
      outputs.put(shuffleId + "/" + mapIndex, status.location());
      ledger.registerMapOutput(shuffleId, mapIndex, status);
    }

    @Override
    public void unregisterMapOutput(int shuffleId, int mapIndex, BlockManagerId location) {
      outputs.remove(shuffleId + "/" + mapIndex, location);
      ledger.unregisterMapOutput(shuffleId, mapIndex, location);
    }

    @Override
    public void unregisterAllMapOutputs(int shuffleId) {
      outputs.keySet().removeIf(key -> key.startsWith(shuffleId + "/"));
      ledger.unregisterAllMapOutputs(shuffleId);
    }

    @Override
    public void removeOutputsOnExecutor(String executorId) {
      if (defect == Defect.KEEPS_OUTPUTS_OF_LOST_EXECUTOR && !executors.containsKey(executorId)) {
        return;
      }
      int missingBefore = missingOutputs();
      ledger.removeOutputsOnExecutor(executorId);
      if (leftWithNothing.contains(executorId) && missingOutputs() > missingBefore) {
        simulation.violated(
            "Outputs of " + executorId + " are forgotten, which has moved all", null);
      }
      outputs.values().removeIf(location -> location.executorId().equals(executorId));
    }

    private int missingOutputs() {
      return outputs.keySet().stream()
          .map(key -> key.substring(0, key.indexOf('/')))
          .distinct()
          .mapToInt(shuffle -> ledger.missing(Integer.parseInt(shuffle)).length)
          .sum();
    }

    @Override
    public int[] missing(int shuffleId) {
      return ledger.missing(shuffleId);
    }

    @Override
    public boolean isComplete(int shuffleId) {
      return ledger.isComplete(shuffleId);
    }

    @Override
    public List<BlockManagerId> preferredLocations(int shuffleId, int reduceId) {
      return ledger.preferredLocations(shuffleId, reduceId);
    }
  }

  /** The shuffle is dropped, and with it its outputs. */
  void shuffleDropped(int shuffleId) {
    outputs.keySet().removeIf(key -> key.startsWith(shuffleId + "/"));
  }
}
