/**
 * Local mode: the three seams (backend, driver endpoint, results) answered by plain calls within
 * one process. The first package where scheduler and executor meet.
 *
 * <p>May import everything of the engine below {@code engine.status}. Read {@link
 * org.minispark.engine.local.LocalSchedulerBackend} first.
 */
package org.minispark.engine.local;
