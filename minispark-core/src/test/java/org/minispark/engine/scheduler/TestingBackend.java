package org.minispark.engine.scheduler;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.minispark.engine.task.TaskDescription;

/** Notes what it is told to launch and to kill; runs nothing. */
final class TestingBackend implements SchedulerBackend {
  private final Map<Long, TaskDescription> running = new LinkedHashMap<>();
  private final List<Kill> kills = new ArrayList<>();
  private final List<String> killedExecutors = new ArrayList<>();
  private final List<Long> askedBack = new ArrayList<>();
  private boolean queues;
  private Events events;
  private int launches;

  /** A wish to end an attempt. */
  record Kill(String executorId, long taskId, boolean interrupt, String reason) {}

  /** One whose executors take tasks that they have no slots for. */
  static TestingBackend thatQueues() {
    TestingBackend backend = new TestingBackend();
    backend.queues = true;
    return backend;
  }

  @Override
  public boolean queuesTasks() {
    return queues;
  }

  @Override
  public void takeBack(String executorId, List<Long> taskIds) {
    askedBack.addAll(taskIds);
  }

  /** The attempts that executors were asked to give back. */
  List<Long> askedBack() {
    return askedBack;
  }

  @Override
  public void start(Events schedulerEvents) {
    events = schedulerEvents;
  }

  @Override
  public int defaultParallelism() {
    return 2;
  }

  @Override
  public void launch(String executorId, List<TaskDescription> tasks) {
    launches++;
    for (TaskDescription task : tasks) {
      if (!task.executorId().equals(executorId) || running.put(task.taskId(), task) != null) {
        throw new AssertionError("launched twice, or elsewhere: " + task.name());
      }
    }
  }

  @Override
  public void kill(String executorId, long taskId, boolean interrupt, String reason) {
    kills.add(new Kill(executorId, taskId, interrupt, reason));
  }

  @Override
  public void killExecutor(String executorId, String reason) {
    killedExecutors.add(executorId);
  }

  @Override
  public void stop() {}

  /** Executors that were to end, in order. */
  List<String> killedExecutors() {
    return killedExecutors;
  }

  Events events() {
    return events;
  }

  /** What was launched and has not ended, in order of launch. */
  List<TaskDescription> running() {
    return List.copyOf(running.values());
  }

  TaskDescription remove(long taskId) {
    return running.remove(taskId);
  }

  List<Kill> kills() {
    return kills;
  }

  /** How many batches were launched. */
  int launches() {
    return launches;
  }
}
