package org.minispark.scheduler;

import org.minispark.storage.BlockUpdatedInfo;

/** A block came, moved between memory and disk, or went. */
public record SparkListenerBlockUpdated(BlockUpdatedInfo blockUpdatedInfo)
    implements SparkListenerEvent {}
