package org.minispark.engine.taskcontext;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.minispark.TaskContext;
import org.minispark.util.TaskCompletionListener;
import org.minispark.util.TaskCompletionListenerException;
import org.minispark.util.TaskFailureListener;

/**
 * Who wants to hear how a task ends. The last added is called first; one that is added after the
 * end is called at once; all are called even if some throw, and then one error tells of theirs.
 */
final class TaskListeners {
  private final Deque<TaskCompletionListener> onCompletion = new ArrayDeque<>();
  private final Deque<TaskFailureListener> onFailure = new ArrayDeque<>();
  private Throwable failure;
  private boolean completed;

  synchronized boolean isCompleted() {
    return completed;
  }

  synchronized boolean isFailed() {
    return failure != null;
  }

  void add(TaskContext context, TaskCompletionListener listener) {
    synchronized (this) {
      if (!completed) {
        onCompletion.push(listener);
        return;
      }
    }
    listener.onTaskCompletion(context);
  }

  void add(TaskContext context, TaskFailureListener listener) {
    Throwable cause;
    synchronized (this) {
      cause = failure;
      if (cause == null) {
        onFailure.push(listener);
        return;
      }
    }
    listener.onTaskFailure(context, cause);
  }

  void failed(TaskContext context, Throwable cause) {
    synchronized (this) {
      if (failure != null) {
        return;
      }
      failure = cause;
    }
    callAll(onFailure, listener -> listener.onTaskFailure(context, cause));
  }

  void completed(TaskContext context) {
    synchronized (this) {
      if (completed) {
        return;
      }
      completed = true;
    }
    callAll(onCompletion, listener -> listener.onTaskCompletion(context));
  }

  private <L> void callAll(Deque<L> listeners, Consumer<L> call) {
    List<RuntimeException> errors = new ArrayList<>();
    for (L listener = poll(listeners); listener != null; listener = poll(listeners)) {
      try {
        call.accept(listener);
      } catch (RuntimeException e) {
        errors.add(e);
      }
    }
    if (!errors.isEmpty()) {
      throw new TaskCompletionListenerException(errors);
    }
  }

  private synchronized <L> L poll(Deque<L> listeners) {
    return listeners.poll();
  }
}
