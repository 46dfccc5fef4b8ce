/**
 * Broadcast values: how one gets from the driver to every process that runs tasks, once.
 *
 * <p>The driver holds the value as it is, and tasks in its own process see that very object, as in
 * Spark's local mode. For other processes it is cut into pieces, which are blocks like any other:
 * whoever has fetched one serves it to the rest.
 *
 * <p>A package of its own above {@code engine.taskcontext}, since a handle that arrives in a task
 * finds its process's blocks through the task. May import the rows up to that one.
 *
 * <p>Read {@link org.minispark.engine.broadcast.TorrentBroadcast} first.
 */
package org.minispark.engine.broadcast;
