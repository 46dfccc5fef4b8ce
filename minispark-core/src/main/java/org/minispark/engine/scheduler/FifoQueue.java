package org.minispark.engine.scheduler;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** First come, first served: by job, then by stage. */
final class FifoQueue implements TaskSetQueue {
  static final Comparator<TaskSetManager> ORDER = FifoQueue::compare;

  private final List<TaskSetManager> managers = new ArrayList<>();

  private static int compare(TaskSetManager left, TaskSetManager right) {
    TaskSet one = left.set();
    TaskSet other = right.set();
    if (one.jobId() != other.jobId()) {
      return Integer.compare(one.jobId(), other.jobId());
    }
    return one.stageId() != other.stageId()
        ? Integer.compare(one.stageId(), other.stageId())
        : Integer.compare(one.stageAttempt(), other.stageAttempt());
  }

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
