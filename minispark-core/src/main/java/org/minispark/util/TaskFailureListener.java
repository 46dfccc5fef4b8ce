package org.minispark.util;

import java.util.EventListener;
import org.minispark.TaskContext;

/** Called when a task fails. May be called again if a completion listener throws. */
@FunctionalInterface
public interface TaskFailureListener extends EventListener {
  /** Called when the task has failed, before the listeners of its completion. */
  void onTaskFailure(TaskContext context, Throwable error);
}
