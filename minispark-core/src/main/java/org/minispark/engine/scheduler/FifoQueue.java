package org.minispark.engine.scheduler;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** First come, first served: by job, then by stage. */
final class FifoQueue implements TaskSetQueue {
  static final Comparator<TaskSetManager> ORDER =
      Comparator.<TaskSetManager>comparingInt(manager -> manager.set().jobId())
          .thenComparingInt(manager -> manager.set().stageId())
          .thenComparingInt(manager -> manager.set().stageAttempt());

  private final List<TaskSetManager> managers = new ArrayList<>();

  @Override
  public void add(TaskSetManager manager) {
    managers.add(manager);
    managers.sort(ORDER);
  }

  @Override
  public void remove(TaskSetManager manager) {
    managers.remove(manager);
  }

  @Override
  public List<TaskSetManager> inOrder() {
    return List.copyOf(managers);
  }
}
