package org.minispark.engine.scheduler;

/** Why an attempt is started. */
enum TaskStart {
  /** Nothing else runs of the task. */
  REGULAR,
  /** Another attempt seems slow. */
  COPY
}
