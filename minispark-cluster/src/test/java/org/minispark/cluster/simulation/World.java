package org.minispark.cluster.simulation;

import org.minispark.TaskContext;

/** What user functions in a simulation can do to it. */
interface World {
  /** The world of the run that this thread simulates; functions cannot carry it with them. */
  ThreadLocal<World> CURRENT = new ThreadLocal<>();

  /** Time passes; perhaps it fails. */
  void compute(TaskContext task) throws Exception;

  /** Makes the task's output visible, if it may. */
  void commit(int job, TaskContext task) throws Exception;

  static World here() {
    return CURRENT.get();
  }
}
