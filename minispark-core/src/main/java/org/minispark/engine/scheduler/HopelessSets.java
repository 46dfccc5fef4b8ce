package org.minispark.engine.scheduler;

/** Ends task sets of which a task may run on no executor, since it has failed on all of them. */
final class HopelessSets {
  private HopelessSets() {}

  /**
   * Gives up what has waited long enough.
   *
   * @param firstTaskId of this round: a set that has started a task in it may wait
   * @return when to look again, MAX_VALUE for no such time
   */
  static long giveUp(TaskScheduler tasks, TaskSetRules rules, long firstTaskId) {
    long next = Long.MAX_VALUE;
    if (rules.exclusions().isEmpty()) {
      return next;
    }
    long now = rules.clock().timeMillis();
    for (TaskSetManager manager : tasks.allSets()) {
      int waiting = manager.isZombie() ? PendingTasks.NONE : manager.anyWaiting();
      if (waiting == PendingTasks.NONE || manager.avoidance().hasStartedSince(firstTaskId)) {
        continue;
      }
      String reason = manager.avoidance().hopeless(manager.set(), waiting, now);
      if (reason == null) {
        next = Math.min(next, manager.avoidance().givesUpAt());
      } else {
        manager.giveUp(reason, null);
      }
    }
    return next;
  }
}
