package org.minispark.engine.executor;

/** Where an executor's tasks run: threads in programs, an event loop in simulations. */
public interface TaskThreads {
  /** Runs a task when a slot is free. */
  void execute(Runnable task);

  /** Drops what has not begun; nothing more is taken. */
  void stop();

  /** Waits until what had begun has ended, or will not for a long time. */
  void awaitEnd();

  /** Makes them for one executor. */
  @FunctionalInterface
  interface Factory {
    /**
     * @param slots tasks that may run at a time
     * @param userClasses the context class loader of tasks
     */
    TaskThreads create(String executorId, int slots, ClassLoader userClasses);
  }
}
