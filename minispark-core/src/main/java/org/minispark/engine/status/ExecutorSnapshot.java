package org.minispark.engine.status;

import org.minispark.storage.BlockManagerId;

/**
 * An executor at one moment.
 *
 * @param blockManager where its blocks are; null until it has told
 * @param maxMemory bytes that it may use for blocks
 * @param memoryUsed bytes of its blocks in memory
 * @param diskUsed bytes of its blocks on disk
 */
public record ExecutorSnapshot(
    String executorId,
    String host,
    int cores,
    BlockManagerId blockManager,
    int activeTasks,
    int completedTasks,
    int failedTasks,
    long maxMemory,
    long memoryUsed,
    long diskUsed) {}
