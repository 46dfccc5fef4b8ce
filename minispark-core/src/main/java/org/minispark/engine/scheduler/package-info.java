/**
 * Decides what runs where and when: stages out of lineage, tasks out of stages, slots for tasks,
 * and what a failure means for all of them.
 *
 * <p>Imports the vocabulary, the engine's lower packages, lineage ({@code rdd}) and {@code
 * engine.task}. Knows nothing of executors: {@link org.minispark.engine.scheduler.SchedulerBackend}
 * is all that it sees of them.
 *
 * <p>Read {@link org.minispark.engine.scheduler.DAGScheduler} first, then {@code StageGraph},
 * {@code TaskScheduler} and {@code TaskSetManager}: these four are a job's way. The rest are
 * collaborators beside it.
 */
package org.minispark.engine.scheduler;
