package org.minispark.engine.task;

import java.util.List;
import org.minispark.ExceptionFailure;
import org.minispark.TaskEndReason;
import org.minispark.api.java.Optional;
import org.minispark.executor.TaskMetrics;
import org.minispark.util.AccumulatorV2;

/**
 * How one attempt ended, as the executor tells it.
 *
 * @param reason {@code Success} or why not
 * @param value the result of a success (a {@code MapStatus} or the action's value), else null
 * @param resultSize bytes that the result took, or an estimate where it was handed over
 * @param accumulators the attempt's own accumulator copies; all of a success, only those that count
 *     failed values otherwise
 * @param metrics what the attempt measured
 */
public record TaskOutcome(
    TaskEndReason reason,
    Object value,
    long resultSize,
    List<AccumulatorV2<?, ?>> accumulators,
    TaskMetrics metrics) {
  /** The end of an attempt that could not even report on itself, for lack of memory perhaps. */
  public static TaskOutcome failed(Throwable failure) {
    ExceptionFailure reason =
        new ExceptionFailure(
            failure.getClass().getName(),
            failure.getMessage(),
            new StackTraceElement[0],
            failure.toString(),
            Optional.of(failure),
            List.of());
    return new TaskOutcome(reason, null, 0, List.of(), new TaskMetrics());
  }
}
