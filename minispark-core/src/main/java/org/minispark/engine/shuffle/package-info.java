/**
 * The shuffle: how records get from map tasks to the reduce tasks that own their keys, and what
 * sorts and combines more of them than fit in memory.
 *
 * <p>Read {@link org.minispark.engine.shuffle.HashShuffleManager} first, then {@code
 * ArrivalWriter}, {@code BucketSort}, {@code ShuffleReader}: that is a whole shuffle. {@code
 * AppendOnlyMap} and {@code CombiningRuns} combine values by key; {@code PairSort} and {@code
 * ExternalSorter} sort. {@link org.minispark.engine.shuffle.MapOutputTracker} is the driver's
 * memory of it all.
 *
 * <p>The invariant: what a reduce task gets, and in which order, depends on the records and the
 * configuration alone. So map outputs are read in map order however they arrive, aggregations are
 * cut into runs by the size of their content, and memory pressure only decides where a run waits.
 *
 * <p>It may import the vocabulary, {@code engine.base}, {@code engine.serializer}, {@code
 * engine.memory} and {@code engine.storage}; it knows nothing of RDDs, stages or the network.
 */
package org.minispark.engine.shuffle;
