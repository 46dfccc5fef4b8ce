package org.minispark;

import java.util.List;
import org.minispark.scheduler.AccumulableInfo;

/**
 * The task was told to stop.
 *
 * @param accumUpdates what it had done to accumulators that count failed values
 */
public record TaskKilled(String reason, List<AccumulableInfo> accumUpdates)
    implements TaskFailedReason, Product {
  private static final long serialVersionUID = 1L;

  public TaskKilled(String reason) {
    this(reason, List.of());
  }

  @Override
  public String toErrorString() {
    return "TaskKilled (" + reason + ")";
  }

  @Override
  public boolean countTowardsTaskFailures() {
    return false;
  }
}
