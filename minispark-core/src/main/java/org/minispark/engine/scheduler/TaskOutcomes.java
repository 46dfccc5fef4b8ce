package org.minispark.engine.scheduler;

import java.util.List;
import org.minispark.TaskFailedReason;
import org.minispark.TaskKilled;
import org.minispark.engine.task.TaskOutcome;

/** Outcomes that the scheduler decides on without hearing of the attempt. */
final class TaskOutcomes {
  private TaskOutcomes() {}

  static TaskOutcome failed(TaskFailedReason reason) {
    return new TaskOutcome(reason, null, 0, List.of(), null);
  }

  static TaskOutcome killed(String reason) {
    return failed(new TaskKilled(reason));
  }
}
