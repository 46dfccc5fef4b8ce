/**
 * What every program names: tuples, configuration, partitions and partitioners, the context of a
 * running task, why tasks end, and the facade SparkContext.
 *
 * <p>All but the facade is vocabulary: values and contracts that may import the other packages of
 * the vocabulary, and nothing of {@code org.minispark.engine}. Read {@link
 * org.minispark.Partitioner} first, then {@link org.minispark.TaskContext}.
 */
package org.minispark;
