package org.minispark.engine.scheduler;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.minispark.ExecutorLostFailure;
import org.minispark.engine.base.Timer;
import org.minispark.engine.task.TaskOutcome;
import org.minispark.scheduler.TaskLocality;

/**
 * Matches waiting tasks with free slots. It knows task sets and executors, nothing of stages or
 * lineage; {@link DAGScheduler} gives it sets and hears how their tasks end.
 *
 * <p>Belongs to the scheduler's mailbox; has no locks. Handlers only change state and {@link
 * #dispatch} then launches whatever has become possible, one batch per executor.
 */
final class TaskScheduler {
  private final TaskSetRules rules;
  private final TaskSetQueue queue;
  private final Listener listener;
  private final Timer timer;
  private final Runnable wakeUp;
  private final ExecutorTable executors = new ExecutorTable();
  private final LookAhead lookAhead;
  private final Map<Long, TaskAttempt> running = new HashMap<>();
  private final Map<Integer, TreeMap<Integer, TaskSetManager>> setsByStage = new HashMap<>();
  private final TaskSetManager.Owner owner = new SetOwner();
  private SchedulerBackend backend;
  private long nextTaskId;
  private Timer.Handle delayTimer;

  /** Who hears of task sets. */
  interface Listener {
    void taskStarted(TaskSet set, TaskAttempt attempt, TaskStart start);

    void taskEnded(TaskSet set, TaskAttempt attempt, TaskOutcome outcome);

    void taskSetFailed(TaskSet set, String reason, Throwable cause);
  }

  /**
   * @param wakeUp posts an event whose handling ends in {@link #dispatch}
   */
  TaskScheduler(
      TaskSetRules rules, TaskSetQueue queue, Timer timer, Runnable wakeUp, Listener listener) {
    this.rules = rules;
    this.queue = queue;
    this.timer = timer;
    this.wakeUp = wakeUp;
    this.listener = listener;
    this.lookAhead = new LookAhead(this, rules, queue, timer, wakeUp);
  }

  void start(SchedulerBackend schedulerBackend) {
    backend = schedulerBackend;
    lookAhead.start(backend);
    rules.exclusions().ifPresent(exclusions -> exclusions.start(backend));
  }

  /** Takes a set; {@link #dispatch} starts its tasks as slots come free. */
  void submit(TaskSet set) {
    TaskSetManager manager = new TaskSetManager(set, rules, executors, owner);
    setsByStage
        .computeIfAbsent(set.stageId(), id -> new TreeMap<>())
        .put(set.stageAttempt(), manager);
    queue.add(manager);
  }

  /** Ends all attempts of a stage; none of its sets starts another task. */
  void cancelStage(int stageId, boolean interrupt, String reason) {
    for (TaskSetManager manager : setsOf(stageId)) {
      manager.cancel(interrupt, reason);
      forgetIfOver(manager);
    }
  }

  /** Ends one attempt, which is then tried again; whether there was such an attempt. */
  boolean kill(long taskId, boolean interrupt, String reason) {
    TaskAttempt attempt = running.get(taskId);
    if (attempt != null) {
      owner.kill(attempt, interrupt, reason);
    }
    return attempt != null;
  }

  void executorAdded(ExecutorSlots executor) {
    executors.add(executor);
    executorsChanged();
  }

  ExecutorTable executors() {
    return executors;
  }

  /** An executor is gone: what it ran has failed, what it had written must be written again. */
  void executorLost(String executorId, ExecutorLostFailure reason) {
    ExecutorSlots lost = executors.remove(executorId);
    if (lost == null) {
      return;
    }
    rules.exclusions().ifPresent(exclusions -> exclusions.executorLost(executorId));
    if (!lost.isLeaving()) { // else they have moved; if not, the end of their stage shows it
      allSets().forEach(manager -> manager.outputsLost(executorId));
    }
    LookAhead.whyLost(lost, reason).forEach(this::taskEnded);
    executorsChanged();
  }

  TaskSetRules rules() {
    return rules;
  }

  /** An attempt has ended. One that is not known any more (its executor was lost) is ignored. */
  void taskEnded(long taskId, TaskOutcome outcome) {
    TaskAttempt attempt = running.remove(taskId);
    if (attempt == null) {
      return;
    }
    lookAhead.hasBegun(attempt);
    executors.end(attempt);
    attempt.manager().ended(attempt, outcome);
    lookAhead.ended(attempt, outcome);
    forgetIfOver(attempt.manager());
  }

  /** An executor gives back an attempt that has not begun there. */
  void taskReturned(long taskId) {
    TaskAttempt attempt = running.get(taskId);
    if (attempt != null && lookAhead.takeBack(attempt)) {
      running.remove(taskId);
      forgetIfOver(attempt.manager());
    }
  }

  /** An attempt that runs, or null. */
  TaskAttempt attempt(long taskId) {
    TaskAttempt attempt = running.get(taskId);
    lookAhead.hasBegun(attempt);
    return attempt;
  }

  /** Whether an attempt of this set still runs. */
  boolean isRunning(int stageId, int stageAttempt) {
    TreeMap<Integer, TaskSetManager> sets = setsByStage.get(stageId);
    TaskSetManager manager = sets == null ? null : sets.get(stageAttempt);
    return manager != null && manager.running() > 0;
  }

  /** Gives free slots to waiting tasks, and sends them off. */
  void dispatch() {
    if (setsByStage.isEmpty()) {
      return;
    }
    if (executors.anyFree()) {
      offerFreeSlots();
    }
    lookAhead.look();
    launchBatches();
  }

  private void offerFreeSlots() {
    long firstTaskId = nextTaskId;
    long begun = rules.clock().timeMillis();
    long wakeUpAt = Long.MAX_VALUE;
    for (TaskSetManager manager : queue.inOrder()) {
      if (manager.hasWork() && BarrierLaunch.mayBegin(manager, executors) && !offerAll(manager)) {
        wakeUpAt = Math.min(wakeUpAt, manager.nextChanceAt(begun));
      }
      BarrierLaunch.tellAddresses(manager);
    }
    setWakeUp(Math.min(wakeUpAt, HopelessSets.giveUp(this, rules, firstTaskId)));
  }

  /** An output of a stage is made: no other attempt of the stage need make it. */
  void outputMade(TaskSet by, int output) {
    for (TaskSetManager other : setsOf(by.stageId())) {
      if (other.set().stageAttempt() != by.stageAttempt()) {
        other.outputMadeElsewhere(output);
        forgetIfOver(other);
      }
    }
  }

  /** The id of the next attempt; all attempts so far have lower ones. */
  long nextTaskId() {
    return nextTaskId;
  }

  /** Whether nothing is known of any task: what remains when all jobs have ended. */
  boolean isIdle() {
    return running.isEmpty()
        && setsByStage.isEmpty()
        && queue.inOrder().isEmpty()
        && lookAhead.isIdle();
  }

  List<TaskSetManager> allSets() {
    List<TaskSetManager> all = new ArrayList<>();
    for (TreeMap<Integer, TaskSetManager> sets : setsByStage.values()) {
      all.addAll(sets.values());
    }
    return all;
  }

  /** Offers all free slots, near ones first; false if some were refused only for their distance. */
  private boolean offerAll(TaskSetManager manager) {
    TaskLocality best = null;
    for (TaskLocality level : manager.delay().levels()) {
      while (manager.hasWork() && offerRound(manager, level)) {
        best = best == null ? level : best;
      }
    }
    boolean heldBack = manager.hasWork() && executors.anyFree();
    if (best != null && !heldBack) {
      manager.delay().usedAllOffers(best, rules.clock().timeMillis());
    }
    return !heldBack;
  }

  /** One task at most for each executor, so that a small set is spread; whether any started. */
  private boolean offerRound(TaskSetManager manager, TaskLocality level) {
    boolean started = false;
    for (ExecutorSlots executor : executors.withFreeSlots()) {
      started |= start(manager, executor, level);
    }
    return started;
  }

  /** Starts a task of the set on an executor, if one may start there now. */
  boolean start(TaskSetManager manager, ExecutorSlots executor, TaskLocality farthest) {
    TaskAttempt attempt = manager.offer(executor, farthest, nextTaskId);
    if (attempt != null) {
      nextTaskId++;
      begin(attempt);
    }
    return attempt != null;
  }

  private void begin(TaskAttempt attempt) {
    running.put(attempt.taskId(), attempt);
    executors.begin(attempt);
    if (!attempt.isAhead()) {
      hasBegun(attempt);
    }
  }

  void hasBegun(TaskAttempt attempt) {
    listener.taskStarted(attempt.manager().set(), attempt, attempt.start());
  }

  private void launchBatches() {
    for (ExecutorSlots executor : executors.takeBegun()) {
      backend.launch(executor.id(), executor.takeLaunches());
    }
  }

  private void setWakeUp(long whenMillis) {
    if (delayTimer != null) {
      delayTimer.cancel();
      delayTimer = null;
    }
    if (whenMillis != Long.MAX_VALUE) {
      long delay = Math.max(1, whenMillis - rules.clock().timeMillis());
      delayTimer = timer.schedule(delay, wakeUp);
    }
  }

  void executorsChanged() {
    for (TaskSetManager manager : allSets()) {
      manager.delay().executorsChanged(executors);
    }
  }

  private List<TaskSetManager> setsOf(int stageId) {
    TreeMap<Integer, TaskSetManager> sets = setsByStage.get(stageId);
    return sets == null ? List.of() : List.copyOf(sets.values());
  }

  private void forgetIfOver(TaskSetManager manager) {
    if (!manager.isOver()) {
      return;
    }
    lookAhead.forget(manager);
    TaskSet set = manager.set();
    TreeMap<Integer, TaskSetManager> sets = setsByStage.get(set.stageId());
    if (sets != null && sets.remove(set.stageAttempt(), manager)) {
      queue.remove(manager);
      if (manager.doneCount() == set.size()) {
        manager.avoidance().setSucceeded();
      }
      if (sets.isEmpty()) {
        setsByStage.remove(set.stageId());
      }
    }
  }

  private final class SetOwner implements TaskSetManager.Owner {
    @Override
    public void kill(TaskAttempt attempt, boolean interrupt, String reason) {
      backend.kill(attempt.executor().id(), attempt.taskId(), interrupt, reason);
    }

    @Override
    public void attemptEnded(TaskAttempt attempt, TaskOutcome outcome) {
      listener.taskEnded(attempt.manager().set(), attempt, outcome);
    }

    @Override
    public void setFailed(TaskSet set, String reason, Throwable cause) {
      listener.taskSetFailed(set, reason, cause);
    }
  }
}
