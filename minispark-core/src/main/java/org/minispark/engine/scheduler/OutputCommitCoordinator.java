package org.minispark.engine.scheduler;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Lets exactly one attempt of each partition make its output visible: the first that asks, unless
 * it fails before it has ended, which frees the right for the next.
 *
 * <p>Asked by tasks and told by the scheduler, from any thread.
 */
public final class OutputCommitCoordinator {
  private final Map<Integer, Map<Integer, Commit>> stages = new HashMap<>();

  private record Attempt(int stageAttempt, int attemptNumber) {}

  /** Who may commit one partition, and who must not any more. */
  private static final class Commit {
    private final Set<Attempt> failed = new HashSet<>();
    private Attempt holder;
  }

  synchronized void stageStarted(int stageId) {
    stages.putIfAbsent(stageId, new HashMap<>());
  }

  synchronized void stageEnded(int stageId) {
    stages.remove(stageId);
  }

  /** Whether this attempt may commit; always no for stages that do not run. */
  public synchronized boolean canCommit(
      int stageId, int stageAttempt, int partition, int attemptNumber) {
    Map<Integer, Commit> commits = stages.get(stageId);
    if (commits == null) {
      return false;
    }
    Commit commit = commits.computeIfAbsent(partition, p -> new Commit());
    Attempt asking = new Attempt(stageAttempt, attemptNumber);
    if (commit.failed.contains(asking)) {
      return false;
    }
    if (commit.holder == null) {
      commit.holder = asking;
    }
    return commit.holder.equals(asking);
  }

  /** An attempt has failed: if it had the right to commit, another may have it. */
  synchronized void attemptFailed(int stageId, int stageAttempt, int partition, int attemptNumber) {
    Map<Integer, Commit> commits = stages.get(stageId);
    if (commits == null) {
      return;
    }
    Commit commit = commits.computeIfAbsent(partition, p -> new Commit());
    Attempt attempt = new Attempt(stageAttempt, attemptNumber);
    commit.failed.add(attempt);
    if (attempt.equals(commit.holder)) {
      commit.holder = null;
    }
  }

  synchronized boolean isEmpty() {
    return stages.isEmpty();
  }
}
