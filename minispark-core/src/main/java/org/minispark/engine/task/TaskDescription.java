package org.minispark.engine.task;

/**
 * One attempt of a task, as it goes to an executor.
 *
 * @param taskId unique in the application ({@code TaskContext.taskAttemptId})
 * @param attemptNumber how often this partition was tried before in this stage attempt
 * @param executorId where it runs
 * @param index position in its task set (differs from the partition id when only some run)
 * @param task the work
 */
public record TaskDescription(
    long taskId, int attemptNumber, String executorId, int index, Task<?> task) {
  /** The name that errors use: "task 1.0 in stage 3.0 (TID 7)". */
  public String name() {
    return "task "
        + index
        + "."
        + attemptNumber
        + " in stage "
        + task.stageId()
        + "."
        + task.stageAttempt()
        + " (TID "
        + taskId
        + ")";
  }
}
