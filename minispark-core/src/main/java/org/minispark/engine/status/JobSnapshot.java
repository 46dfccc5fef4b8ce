package org.minispark.engine.status;

import java.util.List;
import org.minispark.JobExecutionStatus;

/**
 * A job at one moment.
 *
 * @param group its group, or null
 * @param stageIds all its stages, also those that are skipped
 * @param skippedStages how many of them had their outputs already; known when the job has ended
 * @param submissionTime milliseconds since 1970
 * @param completionTime the same; 0 while it runs
 * @param tags what {@code addJobTag} had given it
 */
public record JobSnapshot(
    int jobId,
    String group,
    JobExecutionStatus status,
    List<Integer> stageIds,
    int skippedStages,
    long submissionTime,
    long completionTime,
    List<String> tags) {}
