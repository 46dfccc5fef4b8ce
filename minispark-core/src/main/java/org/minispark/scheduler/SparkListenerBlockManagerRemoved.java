package org.minispark.scheduler;

import org.minispark.storage.BlockManagerId;

/**
 * A process holds blocks no more.
 *
 * @param time milliseconds since 1970
 */
public record SparkListenerBlockManagerRemoved(long time, BlockManagerId blockManagerId)
    implements SparkListenerEvent {}
