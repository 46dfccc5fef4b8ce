package org.minispark.engine.scheduler;

import java.util.BitSet;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.minispark.ExceptionFailure;
import org.minispark.FetchFailed;
import org.minispark.Resubmitted;
import org.minispark.Success;
import org.minispark.TaskFailedReason;
import org.minispark.engine.task.TaskOutcome;
import org.minispark.scheduler.TaskLocality;

/**
 * Brings one {@link TaskSet} to its end: which of its tasks runs next on a free slot, what a
 * failure means, when enough is enough.
 *
 * <p>A set becomes a <i>zombie</i> when no more of its tasks are to be started: all are done, it
 * was given up, or a failed fetch has shown that its input is incomplete (the stage's next attempt
 * does the rest). What still runs of a zombie may finish, and counts.
 *
 * <p>Belongs to the scheduler's mailbox; has no locks.
 */
final class TaskSetManager {
  private static final boolean INTERRUPT_COPY = true;

  private final TaskSet set;
  private final TaskSetRules rules;
  private final Owner owner;
  private final PendingTasks pending;
  private final DelayScheduling delay;
  private final Avoidance avoidance;
  private final ResultSizes resultSizes;
  private final BitSet done = new BitSet();
  private final int[] runningCopies;
  private final int[] failures;
  private final TaskAttempt[] lastAttempts;
  private final IntStack copiesWanted = new IntStack();
  private final BitSet copied = new BitSet();
  private int doneCount;
  private int running;
  private boolean zombie;

  /** What a task set tells and asks the scheduler around it. */
  interface Owner {
    /** An attempt is to stop; its outcome still arrives. */
    void kill(TaskAttempt attempt, boolean interrupt, String reason);

    /** An attempt has ended, or what it had made is lost again ({@code Resubmitted}). */
    void attemptEnded(TaskAttempt attempt, TaskOutcome outcome);

    /** The set is given up. */
    void setFailed(TaskSet set, String reason, Throwable cause);
  }

  TaskSetManager(TaskSet set, TaskSetRules rules, ExecutorTable executors, Owner owner) {
    this.set = set;
    this.rules = rules;
    this.owner = owner;
    runningCopies = new int[set.size()];
    failures = new int[set.size()];
    lastAttempts = new TaskAttempt[set.size()];
    pending = new PendingTasks(this::isWaiting);
    for (int index = set.size() - 1; index >= 0; index--) {
      pending.add(index, set.locations(index));
    }
    LocalityWaits waits = set.isBarrier() ? LocalityWaits.NONE : rules.waits();
    delay = new DelayScheduling(waits, pending, rules.clock().timeMillis());
    delay.executorsChanged(executors);
    avoidance = new Avoidance(set, rules, executors);
    resultSizes = new ResultSizes(rules.maxResultSize());
  }

  TaskSet set() {
    return set;
  }

  Avoidance avoidance() {
    return avoidance;
  }

  DelayScheduling delay() {
    return delay;
  }

  int running() {
    return running;
  }

  boolean isZombie() {
    return zombie;
  }

  /** Nothing runs and nothing more will: the set can be forgotten. */
  boolean isOver() {
    return zombie && running == 0;
  }

  /** Whether there may be a task that a free slot could take. */
  boolean hasWork() {
    return !zombie && (!pending.isEmpty() || !copiesWanted.isEmpty());
  }

  /**
   * Takes a task for a free slot.
   *
   * @param farthest the worst locality that may be used in this round
   * @return the started attempt, or null if no task may run there now
   */
  TaskAttempt offer(ExecutorSlots executor, TaskLocality farthest, long taskId) {
    if (zombie || !avoidance.mayUse(executor)) {
      return null;
    }
    long now = rules.clock().timeMillis();
    TaskLocality allowed = allowed(farthest, now);
    IntPredicate mayRun = index -> avoidance.mayRun(index, executor, now);
    int index = pending.takeForExecutor(executor.id(), mayRun);
    if (index >= 0) {
      return start(index, executor, TaskLocality.PROCESS_LOCAL, TaskStart.REGULAR, taskId);
    }
    if (allowed.compareTo(TaskLocality.NODE_LOCAL) >= 0) {
      index = pending.takeForHost(executor.host(), mayRun);
      if (index >= 0) {
        return start(index, executor, TaskLocality.NODE_LOCAL, TaskStart.REGULAR, taskId);
      }
    }
    if (allowed.compareTo(TaskLocality.NO_PREF) >= 0) {
      index = pending.takeWithoutPreference(mayRun);
      if (index >= 0) {
        return start(index, executor, TaskLocality.PROCESS_LOCAL, TaskStart.REGULAR, taskId);
      }
    }
    if (allowed == TaskLocality.ANY) {
      index = pending.takeAny(mayRun);
      if (index >= 0) {
        return start(index, executor, TaskLocality.ANY, TaskStart.REGULAR, taskId);
      }
      index = takeCopy(executor, now);
      if (index >= 0) {
        return start(index, executor, TaskLocality.ANY, TaskStart.COPY, taskId);
      }
    }
    return null;
  }

  /** An attempt has ended; its slot is free already. */
  void ended(TaskAttempt attempt, TaskOutcome outcome) {
    running--;
    runningCopies[attempt.index()]--;
    if (outcome.reason() instanceof Success) {
      succeeded(attempt, outcome);
    } else {
      attempt.ended(TaskAttempt.State.FAILED, rules.clock().nanoTime());
      failed(attempt, outcome);
    }
  }

  /** An attempt has not begun, and never will: its task waits again. */
  void takenBack(TaskAttempt attempt) {
    running--;
    runningCopies[attempt.index()]--;
    attempt.ended(TaskAttempt.State.FAILED, attempt.startNanos());
    lastAttempts[attempt.index()] = attempt.previousOf(lastAttempts[attempt.index()]);
    pending.add(attempt.index(), set.locations(attempt.index()));
  }

  /** Another attempt of the stage has made this output. */
  void outputMadeElsewhere(int output) {
    int index = set.indexOf(output);
    if (index >= 0 && !done.get(index)) {
      markDone(index);
      killOtherCopies(index);
    }
  }

  /** Map outputs that the executor held are gone: their tasks have to run again. */
  void outputsLost(String executorId) {
    if (zombie || set.kind() != TaskSet.Kind.MAP_OUTPUTS) {
      return;
    }
    for (int index = done.nextSetBit(0); index >= 0; index = done.nextSetBit(index + 1)) {
      TaskAttempt winner = lastAttempt(index, TaskAttempt::hasSucceeded);
      if (winner != null && winner.executor().id().equals(executorId)) {
        winner.ended(TaskAttempt.State.FAILED, rules.clock().nanoTime());
        markLost(index);
        owner.attemptEnded(winner, TaskOutcomes.failed(new Resubmitted()));
      }
    }
  }

  /** Ends what runs; nothing more is started. */
  void cancel(boolean interrupt, String reason) {
    zombie = true;
    for (TaskAttempt last : lastAttempts) {
      for (TaskAttempt attempt = last; attempt != null; attempt = attempt.previous()) {
        if (attempt.isRunning()) {
          owner.kill(attempt, interrupt, reason);
        }
      }
    }
  }

  /**
   * When a task may be started that was held back at {@code sinceMillis} or later: also a moment
   * that has passed meanwhile. MAX_VALUE for no such time.
   */
  long nextChanceAt(long sinceMillis) {
    return pending.isEmpty()
        ? Long.MAX_VALUE
        : Math.min(delay.nextLevelAt(sinceMillis), avoidance.nextChanceAt(sinceMillis));
  }

  /** A task that waits for a slot, or a negative number. */
  int anyWaiting() {
    return pending.any();
  }

  /** Wants a second attempt of a task, on another executor; false if one is wanted already. */
  boolean wantCopy(int index) {
    if (copied.get(index)) {
      return false;
    }
    copied.set(index);
    copiesWanted.push(index);
    return true;
  }

  /** The running attempt of a task that has exactly one, else null. */
  TaskAttempt onlyRunningAttempt(int index) {
    return !done.get(index) && runningCopies[index] == 1
        ? lastAttempt(index, TaskAttempt::isRunning)
        : null;
  }

  int doneCount() {
    return doneCount;
  }

  private TaskLocality allowed(TaskLocality farthest, long now) {
    if (farthest == TaskLocality.NO_PREF) {
      return farthest;
    }
    TaskLocality allowed = delay.allowed(now);
    return allowed.compareTo(farthest) > 0 ? farthest : allowed;
  }

  private boolean isWaiting(int index) {
    return runningCopies[index] == 0 && !done.get(index);
  }

  private TaskAttempt start(
      int index, ExecutorSlots executor, TaskLocality locality, TaskStart start, long taskId) {
    TaskAttempt attempt =
        new TaskAttempt(
            taskId,
            this,
            index,
            lastAttempts[index],
            executor,
            locality,
            start,
            rules.clock().nanoTime());
    lastAttempts[index] = attempt;
    avoidance.started(taskId);
    runningCopies[index]++;
    running++;
    return attempt;
  }

  private void succeeded(TaskAttempt attempt, TaskOutcome outcome) {
    int index = attempt.index();
    if (done.get(index) && attempt.isKilledForOther()) {
      attempt.ended(TaskAttempt.State.FAILED, rules.clock().nanoTime());
      owner.attemptEnded(attempt, TaskOutcomes.killed("another attempt succeeded"));
      return;
    }
    if (set.kind() == TaskSet.Kind.RESULTS && !resultSizes.add(outcome.resultSize())) {
      attempt.ended(TaskAttempt.State.FAILED, rules.clock().nanoTime());
      owner.attemptEnded(
          attempt, TaskOutcomes.killed("Tasks result size has exceeded maxResultSize"));
      giveUp(resultSizes.tooLarge(), null);
      return;
    }
    attempt.ended(TaskAttempt.State.SUCCEEDED, rules.clock().nanoTime());
    if (!done.get(index)) {
      markDone(index);
      killOtherCopies(index);
    }
    owner.attemptEnded(attempt, outcome);
  }

  private void failed(TaskAttempt attempt, TaskOutcome outcome) {
    TaskFailedReason reason = (TaskFailedReason) outcome.reason();
    if (reason instanceof FetchFailed || set.isBarrier()) {
      zombie = true;
    }
    owner.attemptEnded(attempt, outcome);
    if (zombie || done.get(attempt.index())) {
      return;
    }
    if (reason instanceof ExceptionFailure failure && TaskOutcomes.isNotSerializable(failure)) {
      giveUp(attempt.name() + " had a not serializable result: " + failure.description(), null);
    } else if (!reason.countTowardsTaskFailures() || mayFailAgain(attempt, reason)) {
      pending.add(attempt.index(), set.locations(attempt.index()));
    } else {
      giveUp(attempt.failedTooOften(rules.maxFailures(), reason), TaskOutcomes.causeOf(reason));
    }
  }

  /** Counts a failure; whether the task may be tried again. */
  private boolean mayFailAgain(TaskAttempt attempt, TaskFailedReason reason) {
    avoidance.failed(attempt, reason, rules.clock().timeMillis());
    return ++failures[attempt.index()] < rules.maxFailures();
  }

  /** Ends the set, and with it its stage. */
  void giveUp(String reason, Throwable cause) {
    zombie = true;
    owner.setFailed(set, reason, cause);
  }

  private void markDone(int index) {
    done.set(index);
    doneCount++;
    if (doneCount == set.size()) {
      zombie = true;
    }
  }

  private void markLost(int index) {
    done.clear(index);
    doneCount--;
    pending.add(index, set.locations(index));
  }

  private void killOtherCopies(int index) {
    for (TaskAttempt other = lastAttempts[index]; other != null; other = other.previous()) {
      if (other.isRunning()) {
        other.killedForOther();
        owner.kill(other, INTERRUPT_COPY, "another attempt succeeded");
      }
    }
  }

  private TaskAttempt lastAttempt(int index, Predicate<TaskAttempt> wanted) {
    TaskAttempt attempt = lastAttempts[index];
    while (attempt != null && !wanted.test(attempt)) {
      attempt = attempt.previous();
    }
    return attempt;
  }

  /** A copy must not run beside its original: what slows that down would slow it down too. */
  private int takeCopy(ExecutorSlots executor, long now) {
    for (int position = copiesWanted.size() - 1; position >= 0; position--) {
      int index = copiesWanted.get(position);
      TaskAttempt original = onlyRunningAttempt(index);
      if (original == null) {
        copiesWanted.removeAt(position);
        copied.clear(index);
      } else if (original.executor() != executor && avoidance.mayRun(index, executor, now)) {
        copiesWanted.removeAt(position);
        copied.clear(index);
        return index;
      }
    }
    return PendingTasks.NONE;
  }
}
