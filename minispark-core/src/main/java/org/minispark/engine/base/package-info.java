/**
 * The small tools under every part of the engine: time, a serial mailbox, Spark's random numbers
 * and hashes, and the iterators a narrow stage is made of.
 *
 * <p>Knows nothing of RDDs, tasks or blocks. It may import the JDK and the function interfaces of
 * {@code org.minispark.api.java.function}, and SLF4J in {@link org.minispark.engine.base.Log}.
 *
 * <p>Read {@link org.minispark.engine.base.EngineIterator} first: its contract is the data path's.
 * Then {@link org.minispark.engine.base.SerialMailbox}, which keeps the scheduler single-threaded
 * without a thread of its own.
 */
package org.minispark.engine.base;
