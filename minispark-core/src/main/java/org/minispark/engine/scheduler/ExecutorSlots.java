package org.minispark.engine.scheduler;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.minispark.engine.task.TaskDescription;
import org.minispark.engine.taskcontext.TaskCpus;
import org.minispark.storage.BlockManagerId;

/** An executor as the scheduler sees it: how many tasks it could take now, and what it runs. */
final class ExecutorSlots {
  private final String id;
  private final String host;
  private final int cores;
  private final int slots;
  private final BlockManagerId blockManager;
  private final Set<TaskAttempt> running = new HashSet<>();
  private final Deque<TaskAttempt> ahead = new ArrayDeque<>();
  private List<TaskDescription> toLaunch = new ArrayList<>();
  private boolean leaving;
  private long ended;

  ExecutorSlots(String id, String host, int cores, TaskCpus cpus, BlockManagerId blockManager) {
    this.id = id;
    this.host = host;
    this.cores = cores;
    this.slots = cpus.slots(cores);
    this.blockManager = blockManager;
  }

  String id() {
    return id;
  }

  String host() {
    return host;
  }

  int cores() {
    return cores;
  }

  /** How many tasks run there at a time. */
  int slots() {
    return slots;
  }

  BlockManagerId blockManager() {
    return blockManager;
  }

  /** It takes no more tasks, and its outputs move to others. */
  void leave() {
    leaving = true;
  }

  boolean isLeaving() {
    return leaving;
  }

  int free() {
    return slots - running.size();
  }

  Set<TaskAttempt> running() {
    return running;
  }

  /** What it was sent before it had a slot for it; the first of them begins next. */
  Deque<TaskAttempt> ahead() {
    return ahead;
  }

  void begin(TaskAttempt attempt) {
    if (free() > 0) {
      running.add(attempt);
    } else {
      attempt.sentAhead();
      ahead.add(attempt);
    }
    launch(attempt);
  }

  void launch(TaskAttempt attempt) {
    toLaunch.add(attempt.description());
  }

  /** An attempt that was sent ahead has a slot. */
  void hasBegun(TaskAttempt attempt, long nanos) {
    ahead.remove(attempt);
    running.add(attempt);
    attempt.hasBegun(nanos);
  }

  /** Frees the slot of an attempt that has ended. */
  void end(TaskAttempt attempt) {
    running.remove(attempt);
    ended++;
  }

  /** How many attempts have ended. */
  long ended() {
    return ended;
  }

  /** What was begun since the last call: one batch to launch. */
  List<TaskDescription> takeLaunches() {
    List<TaskDescription> launches = toLaunch;
    toLaunch = new ArrayList<>();
    return launches;
  }
}
