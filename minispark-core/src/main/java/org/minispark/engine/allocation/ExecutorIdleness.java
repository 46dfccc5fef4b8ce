package org.minispark.engine.allocation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Since when each executor has had nothing to do, and what it holds that others may need: cached
 * partitions, map outputs. An executor that holds such things may be idle longer, and as long as a
 * job runs that reads its map outputs it is never due. Not thread-safe.
 */
final class ExecutorIdleness {
  static final long NEVER = Long.MAX_VALUE;

  private final AllocationSettings.IdleTimeouts timeouts;
  private final Map<String, Executor> executors = new LinkedHashMap<>();

  /** By job, the shuffles that it reads or writes. */
  private final Map<Integer, Set<Integer>> shufflesOfJobs = new HashMap<>();

  private final Map<Integer, Integer> shuffleOfStage = new HashMap<>();

  private static final class Executor {
    final Map<Integer, Set<String>> cachedByRdd = new HashMap<>();
    final Set<Integer> shuffles = new HashSet<>();
    int running;
    long idleSince;
    boolean isEnding;

    Executor(long now) {
      idleSince = now;
    }
  }

  ExecutorIdleness(AllocationSettings.IdleTimeouts timeouts) {
    this.timeouts = timeouts;
  }

  void executorAdded(String id, long now) {
    executors.computeIfAbsent(id, added -> new Executor(now));
  }

  void executorRemoved(String id) {
    executors.remove(id);
  }

  /** It was told to end. */
  void isEnding(String id) {
    Executor executor = executors.get(id);
    if (executor != null) {
      executor.isEnding = true;
    }
  }

  /** Executors that live and were not told to end. */
  int count() {
    return (int) executors.values().stream().filter(executor -> !executor.isEnding).count();
  }

  void taskStarted(String executorId) {
    Executor executor = executors.get(executorId);
    if (executor != null) {
      executor.running++;
    }
  }

  void taskEnded(String executorId, long now) {
    Executor executor = executors.get(executorId);
    if (executor != null && --executor.running == 0) {
      executor.idleSince = now;
    }
  }

  void jobStarted(int jobId, Map<Integer, Integer> shuffleByStage) {
    shuffleOfStage.putAll(shuffleByStage);
    shufflesOfJobs.put(jobId, Set.copyOf(shuffleByStage.values()));
  }

  void jobEnded(int jobId) {
    shufflesOfJobs.remove(jobId);
    shuffleOfStage.values().removeIf(shuffle -> !isNeeded(shuffle));
  }

  /** A task of a stage has left its output there, if that is what tasks of this stage make. */
  void outputMade(int stageId, String executorId) {
    Integer shuffleId = shuffleOfStage.get(stageId);
    if (shuffleId != null) {
      outputArrived(shuffleId, executorId);
    }
  }

  void outputArrived(int shuffleId, String executorId) {
    Executor executor = executors.get(executorId);
    if (executor != null) {
      executor.shuffles.add(shuffleId);
    }
  }

  void shuffleDropped(int shuffleId) {
    executors.values().forEach(executor -> executor.shuffles.remove(shuffleId));
  }

  void cached(int rddId, String block, String executorId) {
    Executor executor = executors.get(executorId);
    if (executor != null) {
      executor.cachedByRdd.computeIfAbsent(rddId, rdd -> new HashSet<>()).add(block);
    }
  }

  void notCached(int rddId, String block, String executorId) {
    Executor executor = executors.get(executorId);
    if (executor != null) {
      executor.cachedByRdd.computeIfPresent(
          rddId, (rdd, blocks) -> blocks.remove(block) && blocks.isEmpty() ? null : blocks);
    }
  }

  void unpersisted(int rddId) {
    executors.values().forEach(executor -> executor.cachedByRdd.remove(rddId));
  }

  /** Those that have been idle long enough, the longest there first. */
  List<String> due(long now) {
    List<String> due = new ArrayList<>();
    executors.forEach(
        (id, executor) -> {
          if (deadline(executor) <= now) {
            due.add(id);
          }
        });
    return due;
  }

  /** When the next one will be due if nothing happens; {@link #NEVER} if none will. */
  long nextDue(long after) {
    return executors.values().stream()
        .mapToLong(this::deadline)
        .filter(deadline -> deadline > after)
        .min()
        .orElse(NEVER);
  }

  private long deadline(Executor executor) {
    if (executor.isEnding
        || executor.running > 0
        || executor.shuffles.stream().anyMatch(this::isNeeded)) {
      return NEVER;
    }
    long timeout = timeouts.idleMillis();
    if (!executor.cachedByRdd.isEmpty()) {
      timeout = Math.max(timeout, timeouts.cachedMillis());
    }
    if (!executor.shuffles.isEmpty()) {
      timeout = Math.max(timeout, timeouts.shuffleMillis());
    }
    return timeout >= NEVER - executor.idleSince ? NEVER : executor.idleSince + timeout;
  }

  private boolean isNeeded(int shuffleId) {
    return shufflesOfJobs.values().stream().anyMatch(used -> used.contains(shuffleId));
  }
}
