package org.minispark.cluster.simulation;

/** Bugs that an engine could have: put in at its seams, to show that the simulation sees them. */
enum Defect {
  NONE,
  /** Map outputs of a lost executor stay registered. */
  KEEPS_OUTPUTS_OF_LOST_EXECUTOR,
  /** The outcome of an attempt whose executor was lost counts as that of the attempt after it. */
  ACCEPTS_STALE_ATTEMPT,
  /** An outcome that comes twice adds its accumulators twice. */
  COUNTS_ACCUMULATORS_TWICE,
  /** Now and then the scheduler does not hear of a lost executor. */
  LOSES_EXECUTOR_LOST,
  /** Now and then the scheduler does not hear of the end of a task. */
  LOSES_TASK_ENDED,
  /** A task may fail as often as it likes. */
  RETRIES_WITHOUT_LIMIT,
  /** Every attempt that asks may commit. */
  LETS_EVERYBODY_COMMIT,
  /** The scheduler does not hear that an executor leaves. */
  GIVES_TASKS_TO_WHO_LEAVES,
  /** A map output is forgotten while it moves to another executor. */
  FORGETS_MOVED_OUTPUT
}
