/**
 * Who may hold how many bytes: one region of the heap, shared by execution (shuffles, aggregations,
 * joins) and storage (persisted partitions, broadcasts, map outputs kept in memory).
 *
 * <p>Bytes are only counted here, never allocated. The invariant: pressure decides where data lies,
 * in the heap or on disk, and never what a result is; so runs are cut by the content of their
 * records ({@link org.minispark.engine.memory.RunSize}), and a task that is refused memory moves a
 * finished run to disk. Nobody ever waits for memory.
 *
 * <p>May import the vocabulary and {@code engine.base}. Read {@link
 * org.minispark.engine.memory.MemoryManager} first.
 */
package org.minispark.engine.memory;
