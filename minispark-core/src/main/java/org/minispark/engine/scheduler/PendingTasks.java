package org.minispark.engine.scheduler;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * The tasks of a set that wait for a slot, indexed by where they would like one.
 *
 * <p>A task stands in the stack of each executor and host that it prefers, or in that of tasks
 * without preference, and always in the stack of all. It is taken out of one stack when it is
 * launched; the others drop it when they meet it, since {@code isWaiting} tells that it is gone. So
 * a task costs a few steps in all, however many tasks there are.
 */
final class PendingTasks {
  /** No task can be had. */
  static final int NONE = -1;

  private final Map<String, IntStack> byExecutor = new HashMap<>();
  private final Map<String, IntStack> byHost = new HashMap<>();
  private final IntStack withoutPreference = new IntStack();
  private final IntStack all = new IntStack();
  private final IntPredicate isWaiting;

  PendingTasks(IntPredicate isWaiting) {
    this.isWaiting = isWaiting;
  }

  /** Adds a task; the last added is the first taken. */
  void add(int index, List<TaskLocation> locations) {
    all.push(index);
    if (locations.isEmpty()) {
      withoutPreference.push(index);
      return;
    }
    Set<String> hosts = new HashSet<>();
    for (TaskLocation location : locations) {
      if (location.executorId() != null) {
        byExecutor.computeIfAbsent(location.executorId(), id -> new IntStack()).push(index);
      }
      if (hosts.add(location.host())) {
        byHost.computeIfAbsent(location.host(), host -> new IntStack()).push(index);
      }
    }
  }

  int takeForExecutor(String executorId, IntPredicate mayRun) {
    return take(byExecutor.get(executorId), mayRun);
  }

  int takeForHost(String host, IntPredicate mayRun) {
    return take(byHost.get(host), mayRun);
  }

  int takeWithoutPreference(IntPredicate mayRun) {
    return take(withoutPreference, mayRun);
  }

  int takeAny(IntPredicate mayRun) {
    return take(all, mayRun);
  }

  /** The task that is next if all else is equal, which stays where it is; NONE if there is none. */
  int any() {
    return hasWaiting(all) ? all.get(all.size() - 1) : NONE;
  }

  boolean isEmpty() {
    return !hasWaiting(all);
  }

  boolean anyWithoutPreference() {
    return hasWaiting(withoutPreference);
  }

  Set<String> preferredExecutors() {
    return byExecutor.keySet();
  }

  Set<String> preferredHosts() {
    return byHost.keySet();
  }

  boolean anyForExecutor(String executorId) {
    return hasWaiting(byExecutor.get(executorId));
  }

  boolean anyForHost(String host) {
    return hasWaiting(byHost.get(host));
  }

  private int take(IntStack stack, IntPredicate mayRun) {
    if (stack == null) {
      return NONE;
    }
    for (int position = stack.size() - 1; position >= 0; position--) {
      int index = stack.get(position);
      if (!isWaiting.test(index)) {
        stack.removeAt(position);
      } else if (mayRun.test(index)) {
        stack.removeAt(position);
        return index;
      }
    }
    return NONE;
  }

  private boolean hasWaiting(IntStack stack) {
    if (stack == null) {
      return false;
    }
    while (!stack.isEmpty()) {
      int top = stack.size() - 1;
      if (isWaiting.test(stack.get(top))) {
        return true;
      }
      stack.removeAt(top);
    }
    return false;
  }
}
