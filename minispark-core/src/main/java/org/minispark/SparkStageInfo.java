package org.minispark;

import java.io.Serializable;

/** A stage as the status tracker shows it. */
public interface SparkStageInfo extends Serializable {
  int stageId();

  int currentAttemptId();

  /** When its first task was submitted, in milliseconds since 1970; 0 before. */
  long submissionTime();

  String name();

  int numTasks();

  int numActiveTasks();

  int numCompletedTasks();

  int numFailedTasks();
}
