package org.minispark.engine.scheduler;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.minispark.ExecutorLostFailure;
import org.minispark.Success;
import org.minispark.TaskFailedReason;
import org.minispark.engine.base.Timer;
import org.minispark.engine.task.TaskOutcome;
import org.minispark.scheduler.TaskLocality;

/**
 * Sends executors tasks ahead of their slots, where tasks are so short that an executor in another
 * process would wait for the next one longer than it works.
 *
 * <p>An attempt that was sent ahead has not begun: listeners hear of it, and its time counts, when
 * the end of another one frees a slot for it. Where that takes longer than expected the executor is
 * asked to give back what it has not begun, and that may run elsewhere as if nothing had been.
 *
 * <p>Only the set whose turn it is looks ahead, while its tasks are quick and none has failed; and
 * only with a share of its waiting tasks, so that at the end nothing waits behind another. Belongs
 * to the scheduler's mailbox.
 */
final class LookAhead {
  private static final int MOST_FOR_A_SLOT = 16;

  /** So many tasks in a row must have been quick. */
  private static final int ENOUGH = 2;

  private static final int NEVER_AGAIN = Integer.MIN_VALUE;

  /** An executor that ends nothing for so long gives back what it has not begun. */
  private static final long PATIENCE_MILLIS = 50;

  private final TaskScheduler tasks;
  private final TaskSetRules rules;
  private final TaskSetQueue queue;
  private final Timer timer;
  private final Runnable wakeUp;
  private final Map<TaskSetManager, Integer> quickInARow = new HashMap<>();
  private final Set<ExecutorSlots> askedBack = new HashSet<>();

  /** How many attempts each executor had ended when the watch began; empty where nobody watches. */
  private final Map<ExecutorSlots, Long> watched = new HashMap<>();

  private SchedulerBackend backend;
  private boolean enabled;
  private long watchedSince;

  /**
   * @param wakeUp posts an event whose handling ends in {@link #look}
   */
  LookAhead(
      TaskScheduler tasks, TaskSetRules rules, TaskSetQueue queue, Timer timer, Runnable wakeUp) {
    this.tasks = tasks;
    this.rules = rules;
    this.queue = queue;
    this.timer = timer;
    this.wakeUp = wakeUp;
  }

  void start(SchedulerBackend schedulerBackend) {
    backend = schedulerBackend;
    enabled = backend.queuesTasks() && rules.quickMillis() > 0;
  }

  /** Sends ahead what should be on its way by now, and asks back what is held up. */
  void look() {
    if (!enabled) {
      return;
    }
    if (!watched.isEmpty()) {
      watch();
    }
    if (quickInARow.values().stream().anyMatch(count -> count >= ENOUGH)) {
      List<ExecutorSlots> busy = tasks.executors().all(LookAhead::runsOutOfTasks);
      if (!busy.isEmpty()) {
        sendAhead(busy);
      }
    }
    if (watched.isEmpty() && isAnyAhead()) {
      beginWatch();
    }
  }

  private void beginWatch() {
    for (ExecutorSlots executor : tasks.executors().all(any -> true)) {
      watched.put(executor, executor.ended());
    }
    watchedSince = rules.clock().nanoTime();
    timer.schedule(PATIENCE_MILLIS, wakeUp);
  }

  private static boolean runsOutOfTasks(ExecutorSlots executor) {
    return executor.free() <= 0
        && executor.ahead().size() <= executor.slots() * MOST_FOR_A_SLOT / 2;
  }

  private void sendAhead(List<ExecutorSlots> busy) {
    for (TaskSetManager manager : queue.inOrder()) {
      if (manager.hasWork()) {
        if (quickInARow.getOrDefault(manager, 0) >= ENOUGH && !manager.set().isBarrier()) {
          busy.forEach(executor -> sendAhead(manager, executor));
        }
        return; // others wait for their turn
      }
    }
  }

  private void sendAhead(TaskSetManager manager, ExecutorSlots executor) {
    int waiting = manager.set().size() - manager.doneCount() - manager.running();
    int share = 2 * tasks.executors().slots();
    int forASlot = Math.min(MOST_FOR_A_SLOT, (waiting + share - 1) / share);
    int most = forASlot * executor.slots();
    TaskLocality best = null;
    for (TaskLocality level : manager.delay().levels()) {
      while (executor.ahead().size() < most && tasks.start(manager, executor, level)) {
        best = best == null ? level : best;
      }
    }
    if (best != null) { // whoever takes all that it is offered need not go farther
      manager.delay().usedAllOffers(best, rules.clock().timeMillis());
    }
  }

  private boolean isAnyAhead() {
    return tasks.executors().anyMatch(executor -> !executor.ahead().isEmpty());
  }

  private void watch() {
    if (rules.clock().nanoTime() - watchedSince < TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS)) {
      return;
    }
    tasks.executors().all(this::hasEndedNone).forEach(this::askBack);
    watched.clear();
  }

  private boolean hasEndedNone(ExecutorSlots executor) {
    Long before = watched.get(executor);
    return before != null && before == executor.ended();
  }

  private void askBack(ExecutorSlots executor) {
    if (executor.ahead().isEmpty() || !askedBack.add(executor)) {
      return;
    }
    List<Long> ids = new ArrayList<>();
    for (TaskAttempt attempt : executor.ahead()) {
      ids.add(attempt.taskId());
      quickInARow.computeIfPresent(attempt.manager(), (set, count) -> Math.min(0, count));
    }
    backend.takeBack(executor.id(), ids);
  }

  /** An attempt was heard of, or has a slot: if it was sent ahead, it has begun. */
  void hasBegun(TaskAttempt attempt) {
    if (attempt != null && attempt.isAhead()) {
      tasks.executors().hasBegun(attempt, rules.clock().nanoTime());
      tasks.hasBegun(attempt);
    }
  }

  /** An attempt has ended, and its slot is the next one's. */
  void ended(TaskAttempt attempt, TaskOutcome outcome) {
    if (!enabled) {
      return;
    }
    ExecutorSlots executor = attempt.executor();
    while (executor.free() > 0 && !executor.ahead().isEmpty()) {
      hasBegun(executor.ahead().getFirst());
    }
    askedBack.remove(executor);
    TaskSetManager manager = attempt.manager();
    if (outcome.reason() instanceof TaskFailedReason reason && reason.countTowardsTaskFailures()) {
      quickInARow.put(manager, NEVER_AGAIN);
      askBack(executor);
    } else if (isQuick(outcome)) {
      quickInARow.merge(manager, 1, LookAhead::add);
    } else {
      quickInARow.computeIfPresent(manager, (set, count) -> Math.min(0, count));
    }
  }

  private boolean isQuick(TaskOutcome outcome) {
    return outcome.reason() instanceof Success
        && outcome.metrics() != null
        && outcome.metrics().executorRunTime() < rules.quickMillis();
  }

  private static int add(int count, int one) {
    return count < 0 || count >= ENOUGH ? count : count + one;
  }

  /** Whether nothing is known of any set. */
  boolean isIdle() {
    return quickInARow.isEmpty();
  }

  /** The set is over. */
  void forget(TaskSetManager manager) {
    quickInARow.remove(manager);
  }

  /** An executor gives an attempt back; false if it is not forgotten, since its turn has come. */
  boolean takeBack(TaskAttempt attempt) {
    if (attempt.isAhead()) {
      attempt.executor().ahead().remove(attempt);
      attempt.manager().takenBack(attempt);
      return true;
    }
    boolean leaves = attempt.executor().isLeaving();
    if (leaves || attempt.manager().isZombie() || attempt.isKilledForOther()) {
      tasks.taskEnded(attempt.taskId(), TaskOutcomes.killed("it had not begun"));
    } else {
      tasks.executors().launchAgain(attempt);
    }
    return false;
  }

  /** How all attempts have ended that a lost executor had; the fault is not in what waited. */
  static Map<Long, TaskOutcome> whyLost(ExecutorSlots lost, ExecutorLostFailure reason) {
    Map<Long, TaskOutcome> ends = new LinkedHashMap<>();
    TaskOutcome unrelated =
        TaskOutcomes.failed(
            new ExecutorLostFailure(
                reason.execId(), /* exitCausedByApp= */ false, reason.reason()));
    lost.ahead().forEach(attempt -> ends.put(attempt.taskId(), unrelated));
    lost.running().forEach(attempt -> ends.put(attempt.taskId(), TaskOutcomes.failed(reason)));
    return ends;
  }
}
