package org.minispark.engine.scheduler;

import java.util.List;

/** The task sets that are not over, and whose turn it is among them. */
interface TaskSetQueue {
  void add(TaskSetManager manager);

  void remove(TaskSetManager manager);

  /** All sets, the one to serve first ahead. */
  List<TaskSetManager> inOrder();
}
