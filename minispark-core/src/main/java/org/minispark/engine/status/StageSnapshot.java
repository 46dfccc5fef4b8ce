package org.minispark.engine.status;

/**
 * The latest attempt of a stage at one moment.
 *
 * @param name the line that made it
 * @param numTasks how many tasks the attempt has
 * @param submissionTime milliseconds since 1970; 0 before the first task
 * @param completionTime the same; 0 while it runs
 */
public record StageSnapshot(
    int stageId,
    int attempt,
    String name,
    Status status,
    int numTasks,
    int activeTasks,
    int completedTasks,
    int failedTasks,
    int killedTasks,
    long submissionTime,
    long completionTime) {
  /** How far a stage is. */
  public enum Status {
    /** Its job runs, but not yet the stage. */
    PENDING,
    ACTIVE,
    COMPLETE,
    FAILED,
    /** Its outputs were there already. */
    SKIPPED
  }
}
