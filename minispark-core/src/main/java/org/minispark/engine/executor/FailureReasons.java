package org.minispark.engine.executor;

import java.util.List;
import org.minispark.ExceptionFailure;
import org.minispark.FetchFailed;
import org.minispark.TaskCommitDenied;
import org.minispark.TaskEndReason;
import org.minispark.TaskKilled;
import org.minispark.TaskKilledException;
import org.minispark.engine.shuffle.FetchFailedException;
import org.minispark.engine.taskcontext.CommitDeniedException;
import org.minispark.scheduler.AccumulableInfo;

/** Finds out why an attempt ended, from what it threw. */
final class FailureReasons {
  private FailureReasons() {}

  /**
   * What the engine itself threw counts as such even where user code has wrapped it; all else is
   * the user's failure.
   */
  static TaskEndReason of(Throwable failure, List<AccumulableInfo> accumulators) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof FetchFailedException fetch) {
        return fetchFailed(fetch);
      }
      if (cause instanceof CommitDeniedException denied) {
        return new TaskCommitDenied(denied.jobId(), denied.partition(), denied.attemptNumber());
      }
      if (cause instanceof TaskKilledException killed) {
        return new TaskKilled(killed.reason(), accumulators);
      }
    }
    return ExceptionFailure.of(failure, accumulators);
  }

  private static FetchFailed fetchFailed(FetchFailedException fetch) {
    return new FetchFailed(
        fetch.location(),
        fetch.shuffleId(),
        fetch.mapId(),
        fetch.mapIndex(),
        fetch.reduceId(),
        fetch.getMessage());
  }
}
