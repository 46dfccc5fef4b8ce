package org.minispark;

import java.io.Serializable;

/** A stage as the status tracker shows it. */
public interface SparkStageInfo extends Serializable {
  /** The number of the stage, counted from 0 in its application. */
  int stageId();

  /** The attempt that runs, or ran last, counted from 0. */
  int currentAttemptId();

  /** When its first task was submitted, in milliseconds since 1970; 0 before. */
  long submissionTime();

  /** The line of the program that made the stage. */
  String name();

  /** How many tasks the attempt has. */
  int numTasks();

  /** How many of them run now. */
  int numActiveTasks();

  /** How many have succeeded. */
  int numCompletedTasks();

  /** How many attempts of tasks have failed. */
  int numFailedTasks();
}
