package org.minispark.compare.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.minispark.compare.recording.Recording;
import org.minispark.compare.recording.Recording.Executor;
import org.minispark.compare.recording.Recording.Task;

/** One core, and the tasks that ran on it, one after the other. */
public final class Lane {
  private final List<Task> tasks = new ArrayList<>();
  private final long ready;

  private Lane(long ready) {
    this.ready = ready;
  }

  /** When its first executor could take tasks; {@link Recording#NEVER} if that is not known. */
  long ready() {
    return ready;
  }

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
   * The tasks on as many lanes as there are cores: each goes to that lane of its executor that has
   * been free for the shortest time. Engines tell no more than where and when a task ran.
   */
  static List<Lane> of(Recording recording) {
    List<Lane> lanes = new ArrayList<>();
    for (int core = 0; core < recording.cores(); core++) {
      lanes.add(new Lane(ready(recording, core)));
    }
    recording.tasks().stream()
        .sorted(Comparator.comparingLong(Task::launch).thenComparingLong(Task::finish))
        .forEach(task -> choose(ofExecutor(lanes, recording, task), task).add(task));
    return lanes;
  }

  private static long ready(Recording recording, int core) {
    return recording.executors().stream()
        .filter(each -> each.firstCore() <= core && core < each.firstCore() + each.cores())
        .mapToLong(Executor::ready)
        .min()
        .orElse(Recording.NEVER);
  }

  /** All lanes if nothing is known of the task's executor. */
  private static List<Lane> ofExecutor(List<Lane> lanes, Recording recording, Task task) {
    return recording.executors().stream()
        .filter(each -> each.id().equals(task.executor()) && each.ready() <= task.launch())
        .max(Comparator.comparingLong(Executor::ready))
        .map(each -> lanes.subList(each.firstCore(), each.firstCore() + each.cores()))
        .orElse(lanes);
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
