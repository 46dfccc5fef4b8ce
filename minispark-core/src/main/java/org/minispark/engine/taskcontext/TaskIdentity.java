package org.minispark.engine.taskcontext;

/**
 * Which attempt of which task this is.
 *
 * @param partitionId the partition of the stage's RDD
 * @param numPartitions tasks of the whole stage
 * @param attemptNumber earlier attempts of this partition in this stage attempt
 * @param taskAttemptId unique in the application
 */
public record TaskIdentity(
    int stageId,
    int stageAttempt,
    int partitionId,
    int numPartitions,
    int attemptNumber,
    long taskAttemptId) {}
