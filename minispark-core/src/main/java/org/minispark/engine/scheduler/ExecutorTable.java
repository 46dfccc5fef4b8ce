package org.minispark.engine.scheduler;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The executors that are alive, in order of arrival. One that leaves is still known, as long as it
 * lives, but takes no tasks and is not counted. Belongs to the scheduler's mailbox.
 */
final class ExecutorTable {
  private final Map<String, ExecutorSlots> byId = new LinkedHashMap<>();
  private final Map<String, ExecutorSlots> leaving = new HashMap<>();
  private final Map<String, Integer> countByHost = new HashMap<>();
  private final Set<ExecutorSlots> withFreeSlots = new LinkedHashSet<>();
  private Set<ExecutorSlots> begun = new LinkedHashSet<>();

  void add(ExecutorSlots executor) {
    byId.put(executor.id(), executor);
    countByHost.merge(executor.host(), 1, Integer::sum);
    if (executor.free() > 0) {
      withFreeSlots.add(executor);
    }
  }

  /** Takes an executor out; null if it is not known. */
  ExecutorSlots remove(String id) {
    ExecutorSlots left = leaving.remove(id);
    return left != null ? left : stopUsing(id);
  }

  /** An executor takes no more tasks; it may still run some. */
  void leave(String id) {
    ExecutorSlots executor = stopUsing(id);
    if (executor != null) {
      executor.leave();
      leaving.put(id, executor);
    }
  }

  private ExecutorSlots stopUsing(String id) {
    ExecutorSlots executor = byId.remove(id);
    if (executor != null) {
      countByHost.computeIfPresent(
          executor.host(), (host, count) -> count == 1 ? null : Integer.valueOf(count - 1));
      withFreeSlots.remove(executor);
    }
    return executor;
  }

  boolean hasExecutor(String id) {
    return byId.containsKey(id) || leaving.containsKey(id);
  }

  /** Whether it is alive and not leaving. */
  boolean takesTasks(String id) {
    return byId.containsKey(id);
  }

  /** Whether one of them is alive and not leaving. */
  boolean anyTakesTasks(Set<String> ids) {
    return !Collections.disjoint(byId.keySet(), ids);
  }

  boolean hasAnyHost(Set<String> hosts) {
    return !Collections.disjoint(countByHost.keySet(), hosts);
  }

  /** Whether an executor is alive that is not among {@code ids}. */
  boolean hasOtherThan(Set<String> ids) {
    return byId.keySet().stream().anyMatch(id -> !ids.contains(id));
  }

  boolean hasSeveral() {
    return byId.size() > 1;
  }

  boolean isEmpty() {
    return byId.isEmpty();
  }

  boolean anyMatch(Predicate<ExecutorSlots> condition) {
    return byId.values().stream().anyMatch(condition);
  }

  /** Those that are alive and meet a condition. */
  List<ExecutorSlots> all(Predicate<ExecutorSlots> condition) {
    return byId.values().stream().filter(condition).toList();
  }

  /** How many tasks could run at the same time if nothing else ran. */
  int slots() {
    return byId.values().stream().mapToInt(ExecutorSlots::slots).sum();
  }

  /** Free slots of the executors that meet a condition. */
  int freeSlots(Predicate<ExecutorSlots> condition) {
    return withFreeSlots.stream().filter(condition).mapToInt(ExecutorSlots::free).sum();
  }

  boolean anyFree() {
    return !withFreeSlots.isEmpty();
  }

  /** Those with a free slot; who has waited longest for work comes first, so work is spread. */
  List<ExecutorSlots> withFreeSlots() {
    return new ArrayList<>(withFreeSlots);
  }

  /** Takes a slot for an attempt. */
  void begin(TaskAttempt attempt) {
    ExecutorSlots executor = attempt.executor();
    executor.begin(attempt);
    begun.add(executor);
    lookForFreeSlots(executor);
  }

  /** An attempt that was sent ahead takes a slot. */
  void hasBegun(TaskAttempt attempt, long nanos) {
    attempt.executor().hasBegun(attempt, nanos);
    lookForFreeSlots(attempt.executor());
  }

  /** The executor has given it back, and has a slot for it now. */
  void launchAgain(TaskAttempt attempt) {
    attempt.executor().launch(attempt);
    begun.add(attempt.executor());
  }

  private void lookForFreeSlots(ExecutorSlots executor) {
    if (executor.free() <= 0) {
      withFreeSlots.remove(executor);
    } else if (byId.get(executor.id()) == executor) {
      withFreeSlots.add(executor);
    }
  }

  /** The executors on which attempts were begun since the last call. */
  Set<ExecutorSlots> takeBegun() {
    if (begun.isEmpty()) {
      return Set.of();
    }
    Set<ExecutorSlots> taken = begun;
    begun = new LinkedHashSet<>();
    return taken;
  }

  /** Gives back the slot of an attempt. */
  void end(TaskAttempt attempt) {
    ExecutorSlots executor = attempt.executor();
    executor.end(attempt);
    lookForFreeSlots(executor);
  }
}
