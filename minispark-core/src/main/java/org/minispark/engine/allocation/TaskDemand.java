package org.minispark.engine.allocation;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** How many tasks run and how many wait, as events tell. Not thread-safe. */
final class TaskDemand {
  private final Map<StageAttempt, Stage> stages = new HashMap<>();

  /** Of all stages, also of those that have ended while some of their tasks had not. */
  private int running;

  /** One attempt of a stage. */
  record StageAttempt(int stageId, int attempt) {}

  private static final class Stage {
    final int tasks;
    final BitSet started = new BitSet();
    int waitingCopies;

    Stage(int tasks) {
      this.tasks = tasks;
    }

    int waiting() {
      return tasks - started.cardinality();
    }
  }

  void stageSubmitted(StageAttempt attempt, int tasks) {
    stages.put(attempt, new Stage(tasks));
  }

  void stageEnded(StageAttempt attempt) {
    stages.remove(attempt);
  }

  /** A slow task of it will be tried a second time beside the first. */
  void copySubmitted(StageAttempt attempt) {
    Stage stage = stages.get(attempt);
    if (stage != null) {
      stage.waitingCopies++;
    }
  }

  void taskStarted(StageAttempt attempt, int index, boolean isCopy) {
    running++;
    Stage stage = stages.get(attempt);
    if (stage == null) {
      return;
    }
    if (isCopy) {
      stage.waitingCopies = Math.max(0, stage.waitingCopies - 1);
    } else {
      stage.started.set(index);
    }
  }

  void taskEnded() {
    running--;
  }

  /** A task has not succeeded and will be tried again, if its stage still runs. */
  void taskWaitsAgain(StageAttempt attempt, int index) {
    Stage stage = stages.get(attempt);
    if (stage != null) {
      stage.started.clear(index);
    }
  }

  boolean hasStages() {
    return !stages.isEmpty();
  }

  boolean anyWaiting() {
    return waiting() + waitingCopies() > 0;
  }

  int waitingCopies() {
    return stages.values().stream().mapToInt(stage -> stage.waitingCopies).sum();
  }

  private int waiting() {
    return stages.values().stream().mapToInt(Stage::waiting).sum();
  }

  /** Tasks that run or could. */
  int tasks() {
    return running + waiting() + waitingCopies();
  }
}
