package org.minispark.cluster.driver;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.minispark.engine.task.TaskDescription;

/** The attempts that executors have and that have not ended. Thread-safe. */
final class LaunchedTasks {
  private final Map<Long, String> executorByTask = new HashMap<>();
  private final List<Waiting> waiting = new ArrayList<>();

  /** Somebody waits for the end of some of them. */
  private record Waiting(Set<Long> left, Runnable then) {}

  synchronized void launched(String executorId, List<TaskDescription> tasks) {
    tasks.forEach(task -> executorByTask.put(task.taskId(), executorId));
  }

  void ended(long taskId) {
    List<Runnable> due;
    synchronized (this) {
      executorByTask.remove(taskId);
      due = waiting.isEmpty() ? List.of() : endOf(List.of(taskId));
    }
    due.forEach(Runnable::run);
  }

  void executorLost(String executorId) {
    List<Runnable> due;
    synchronized (this) {
      Set<Long> lost = on(executorId);
      executorByTask.keySet().removeAll(lost);
      due = endOf(lost);
    }
    due.forEach(Runnable::run);
  }

  private List<Runnable> endOf(Collection<Long> tasks) {
    List<Runnable> due = new ArrayList<>();
    for (Iterator<Waiting> each = waiting.iterator(); each.hasNext(); ) {
      Waiting one = each.next();
      tasks.forEach(one.left::remove);
      if (one.left.isEmpty()) {
        each.remove();
        due.add(one.then);
      }
    }
    return due;
  }

  private Set<Long> on(String executorId) {
    Set<Long> tasks = new HashSet<>();
    executorByTask.forEach(
        (task, executor) -> {
          if (executor.equals(executorId)) {
            tasks.add(task);
          }
        });
    return tasks;
  }

  synchronized boolean anyOn(String executorId) {
    return executorByTask.containsValue(executorId);
  }

  /** Calls {@code then} when all that an executor has now has ended; at once if it has nothing. */
  void whenIdle(String executorId, Runnable then) {
    synchronized (this) {
      Set<Long> tasks = on(executorId);
      if (!tasks.isEmpty()) {
        waiting.add(new Waiting(tasks, then));
        return;
      }
    }
    then.run();
  }

  /** Calls {@code then} when all that any executor has now has ended; at once if none has any. */
  void whenAllEnded(Runnable then) {
    synchronized (this) {
      if (!executorByTask.isEmpty()) {
        waiting.add(new Waiting(new HashSet<>(executorByTask.keySet()), then));
        return;
      }
    }
    then.run();
  }
}
