/**
 * How many executors live: more while tasks wait, fewer when some have nothing to do (Spark's
 * dynamic allocation).
 *
 * <p>Hears the same events as any listener, and asks an {@link
 * org.minispark.engine.allocation.ExecutorAllocationClient} for executors or for the end of one.
 * Imports the vocabulary, {@code engine.base} and the names of blocks; nothing of the engine but
 * its composition root knows of it.
 *
 * <p>Read {@link org.minispark.engine.allocation.ExecutorAllocationManager} first.
 */
package org.minispark.engine.allocation;
