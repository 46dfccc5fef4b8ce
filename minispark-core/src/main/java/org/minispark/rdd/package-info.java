/**
 * Lineage: what an RDD is, the small class of each kind of node, and the operators that make them.
 *
 * <p>It may import the vocabulary and the engine's packages up to {@code engine.taskcontext}. It
 * knows nothing of schedulers or contexts: an RDD sees its context as a {@link
 * org.minispark.rdd.JobRunner}, and a running task as a task context.
 *
 * <p>Read {@link org.minispark.rdd.RDD} first, down to the end of its five properties, then {@link
 * org.minispark.rdd.MapPartitionsRDD} (a narrow node) and {@link org.minispark.rdd.ShuffledRDD}
 * (where a stage ends).
 */
package org.minispark.rdd;
