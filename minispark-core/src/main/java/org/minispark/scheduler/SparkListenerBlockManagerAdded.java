package org.minispark.scheduler;

import java.io.Serializable;
import org.minispark.Product;
import org.minispark.api.java.Optional;
import org.minispark.storage.BlockManagerId;

/**
 * A process is ready to hold blocks.
 *
 * @param time milliseconds since 1970
 * @param maxMem bytes that it may use for them
 */
public record SparkListenerBlockManagerAdded(
    long time,
    BlockManagerId blockManagerId,
    long maxMem,
    Optional<Long> maxOnHeapMem,
    Optional<Long> maxOffHeapMem)
    implements SparkListenerEvent, Product, Serializable {}
