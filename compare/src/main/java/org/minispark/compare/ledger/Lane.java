package org.minispark.compare.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.minispark.compare.recording.Recording.Task;

/** One core, and the tasks that ran on it, one after the other. */
public final class Lane {
  private final List<Task> tasks = new ArrayList<>();

  public List<Task> tasks() {
    return List.copyOf(tasks);
  }

  long freeFrom() {
    return tasks.isEmpty() ? Long.MIN_VALUE : tasks.get(tasks.size() - 1).finish();
  }

  void add(Task task) {
    tasks.add(task);
  }

  /**
   * The tasks on as many lanes as there are cores: each goes to the lane that has been free for the
   * shortest time. Engines tell no more than when a task ran.
   */
  static List<Lane> of(int cores, List<Task> tasks) {
    List<Lane> lanes = new ArrayList<>();
    for (int i = 0; i < cores; i++) {
      lanes.add(new Lane());
    }
    tasks.stream()
        .sorted(Comparator.comparingLong(Task::launch).thenComparingLong(Task::finish))
        .forEach(task -> choose(lanes, task).add(task));
    return lanes;
  }

  private static Lane choose(List<Lane> lanes, Task task) {
    Lane best = null;
    for (Lane lane : lanes) {
      if (lane.freeFrom() <= task.launch() && (best == null || lane.freeFrom() > best.freeFrom())) {
        best = lane;
      }
    }
    if (best != null) {
      return best;
    }
    // Rounded to milliseconds, a task may seem to begin before its lane's last one has ended.
    Lane firstFree = lanes.get(0);
    for (Lane lane : lanes) {
      firstFree = lane.freeFrom() < firstFree.freeFrom() ? lane : firstFree;
    }
    return firstFree;
  }
}
