package org.minispark.engine.scheduler;

import java.util.ArrayList;
import java.util.List;
import org.minispark.scheduler.TaskLocality;

/**
 * Decides how far from its data a task of one set may run now.
 *
 * <p>The set starts at the best level that any of its waiting tasks prefers. It moves on to the
 * next one when no task waits for the present one, or when the present one's wait is over. The wait
 * begins anew whenever the set could use every slot that it was offered.
 */
final class DelayScheduling {
  private final LocalityWaits waits;
  private final PendingTasks pending;
  private List<TaskLocality> levels = List.of(TaskLocality.ANY);
  private int current;
  private boolean started;
  private long waitingSince;

  DelayScheduling(LocalityWaits waits, PendingTasks pending, long nowMillis) {
    this.waits = waits;
    this.pending = pending;
    this.waitingSince = nowMillis;
  }

  /** The levels worth offering, best first; the last is always ANY. */
  List<TaskLocality> levels() {
    return levels;
  }

  /** Looks again which levels make sense with the executors that there are. */
  void executorsChanged(ExecutorTable executors) {
    TaskLocality before = started ? levels.get(current) : TaskLocality.PROCESS_LOCAL;
    started = true;
    List<TaskLocality> valid = new ArrayList<>();
    if (executors.anyTakesTasks(pending.preferredExecutors())) {
      valid.add(TaskLocality.PROCESS_LOCAL);
    }
    if (executors.hasAnyHost(pending.preferredHosts())) {
      valid.add(TaskLocality.NODE_LOCAL);
    }
    if (pending.anyWithoutPreference()) {
      valid.add(TaskLocality.NO_PREF);
    }
    valid.add(TaskLocality.ANY);
    levels = valid;
    current = positionOf(before);
  }

  /** The farthest level at which a task may run at {@code nowMillis}. */
  TaskLocality allowed(long nowMillis) {
    while (current < levels.size() - 1) {
      TaskLocality level = levels.get(current);
      if (!anyWaitingAt(level)) {
        waitingSince = nowMillis;
        current++;
      } else if (nowMillis - waitingSince >= waits.at(level)) {
        waitingSince += waits.at(level);
        current++;
      } else {
        return level;
      }
    }
    return levels.get(current);
  }

  /**
   * When the level's wait is over that is allowed at {@code nowMillis}; MAX_VALUE at the last
   * level, and now if that level has just begun, so that it was not offered yet.
   */
  long nextLevelAt(long nowMillis) {
    int before = current;
    allowed(nowMillis);
    if (current != before) {
      return nowMillis;
    }
    return current == levels.size() - 1
        ? Long.MAX_VALUE
        : waitingSince + waits.at(levels.get(current));
  }

  /** The set used all that it was offered, at best at {@code level}: waiting begins anew there. */
  void usedAllOffers(TaskLocality level, long nowMillis) {
    waitingSince = nowMillis;
    int position = positionOf(level);
    if (position < current) {
      current = position;
    }
  }

  private boolean anyWaitingAt(TaskLocality level) {
    return switch (level) {
      case PROCESS_LOCAL -> pending.preferredExecutors().stream().anyMatch(pending::anyForExecutor);
      case NODE_LOCAL -> pending.preferredHosts().stream().anyMatch(pending::anyForHost);
      case NO_PREF -> pending.anyWithoutPreference();
      case RACK_LOCAL, ANY -> true;
    };
  }

  private int positionOf(TaskLocality level) {
    int position = 0;
    while (levels.get(position).compareTo(level) < 0) {
      position++;
    }
    return position;
  }
}
