package org.minispark.engine.scheduler;

import org.minispark.TaskFailedReason;
import org.minispark.engine.task.TaskDescription;
import org.minispark.scheduler.TaskInfo;
import org.minispark.scheduler.TaskLocality;

/** One run of one task on one executor. Belongs to the scheduler's mailbox. */
final class TaskAttempt {
  /** How an attempt stands. Once it has left RUNNING it stays where it is. */
  enum State {
    RUNNING,
    SUCCEEDED,
    FAILED
  }

  private final long taskId;
  private final TaskSetManager manager;
  private final int index;
  private final TaskAttempt previous;
  private final ExecutorSlots executor;
  private final TaskLocality locality;
  private final TaskStart start;
  private long startNanos;
  private long endNanos;
  private State state = State.RUNNING;
  private boolean killedForOther;
  private boolean ahead;
  private TaskInfo info;

  /**
   * @param previous the attempt of the same task that was started before this one, or null
   */
  TaskAttempt(
      long taskId,
      TaskSetManager manager,
      int index,
      TaskAttempt previous,
      ExecutorSlots executor,
      TaskLocality locality,
      TaskStart start,
      long startNanos) {
    this.taskId = taskId;
    this.manager = manager;
    this.index = index;
    this.previous = previous;
    this.executor = executor;
    this.locality = locality;
    this.start = start;
    this.startNanos = startNanos;
  }

  long taskId() {
    return taskId;
  }

  TaskSetManager manager() {
    return manager;
  }

  /** Position of the task in its set. */
  int index() {
    return index;
  }

  int number() {
    return previous == null ? 0 : previous.number() + 1;
  }

  TaskAttempt previous() {
    return previous;
  }

  /** The chain of attempts from {@code last} on, without this one. */
  TaskAttempt previousOf(TaskAttempt last) {
    return last == this ? previous : last;
  }

  ExecutorSlots executor() {
    return executor;
  }

  /** What its executor is sent. */
  TaskDescription description() {
    return new TaskDescription(
        taskId, number(), executor.id(), index, manager.set().tasks().get(index));
  }

  TaskLocality locality() {
    return locality;
  }

  /** Why it was started. */
  TaskStart start() {
    return start;
  }

  long startNanos() {
    return startNanos;
  }

  /** Its executor has it, but no slot for it yet. */
  void sentAhead() {
    ahead = true;
  }

  boolean isAhead() {
    return ahead;
  }

  void hasBegun(long nanos) {
    ahead = false;
    startNanos = nanos;
  }

  boolean isRunning() {
    return state == State.RUNNING;
  }

  boolean hasSucceeded() {
    return state == State.SUCCEEDED;
  }

  void ended(State endState, long atNanos) {
    state = endState;
    endNanos = atNanos;
  }

  /** How long it ran, in nanoseconds; only once it has ended. */
  long durationNanos() {
    return endNanos - startNanos;
  }

  /** Whether it was told to stop because another attempt of the same task had succeeded. */
  boolean isKilledForOther() {
    return killedForOther;
  }

  void killedForOther() {
    killedForOther = true;
  }

  /** What listeners are told of it. */
  TaskInfo info() {
    return info;
  }

  void announcedAs(TaskInfo taskInfo) {
    info = taskInfo;
  }

  /** Says why its set is given up after this last failure. */
  String failedTooOften(int failures, TaskFailedReason reason) {
    return "Task "
        + index
        + " in stage "
        + manager.set().id()
        + " failed "
        + failures
        + " times, most recent failure: "
        + lostBecause(reason)
        + "\nDriver stacktrace:";
  }

  /** Says that it was lost, where, and why. */
  String lostBecause(TaskFailedReason reason) {
    return "Lost "
        + name()
        + " ("
        + executor.host()
        + " executor "
        + executor.id()
        + "): "
        + reason.toErrorString();
  }

  /** The name that errors use: "task 1.0 in stage 3.0 (TID 7)". */
  String name() {
    return "task "
        + index
        + "."
        + number()
        + " in stage "
        + manager.set().id()
        + " (TID "
        + taskId
        + ")";
  }
}
