package org.minispark.engine.executor;

import java.util.List;
import org.minispark.engine.task.TaskDescription;
import org.minispark.executor.TaskMetrics;
import org.minispark.util.AccumulatorV2;

/**
 * How far a running attempt is.
 *
 * @param accumulators the attempt's own, which it may be changing now
 */
public record TaskProgress(
    TaskDescription task, TaskMetrics metrics, List<AccumulatorV2<?, ?>> accumulators) {}
