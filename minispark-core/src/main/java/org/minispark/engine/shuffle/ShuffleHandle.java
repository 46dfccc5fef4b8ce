package org.minispark.engine.shuffle;

import java.io.Serializable;
import org.minispark.engine.serializer.Captured;

/**
 * All that writers and readers of one shuffle need to know of it.
 *
 * @param shuffleId unique in the application
 * @param numMaps number of map partitions
 * @param numPartitions number of reduce partitions
 * @param functions partitioner, aggregator, ordering; tasks use their own copies
 * @param mapSideCombine whether map tasks already combine (needs an aggregator)
 */
public record ShuffleHandle<K, V, C>(
    int shuffleId,
    int numMaps,
    int numPartitions,
    Captured<ShuffleFunctions<K, V, C>> functions,
    boolean mapSideCombine)
    implements Serializable {
  private static final long serialVersionUID = 1L;
}
