package org.minispark.util;

import java.util.EventListener;
import org.minispark.TaskContext;

/** Called when a task ends, well or not: the place to close what the task opened. */
@FunctionalInterface
public interface TaskCompletionListener extends EventListener {
  /** Called when the task has ended, well or not. */
  void onTaskCompletion(TaskContext context);
}
