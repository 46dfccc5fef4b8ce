package org.minispark.engine.scheduler;

import java.io.NotSerializableException;
import java.util.List;
import org.minispark.ExceptionFailure;
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

  /** Whether the attempt failed because its result cannot travel: another would fail too. */
  static boolean isNotSerializable(ExceptionFailure failure) {
    return failure.className().equals(NotSerializableException.class.getName());
  }

  /** What the user's code threw, if it did and could be sent, else null. */
  static Throwable causeOf(TaskFailedReason reason) {
    return reason instanceof ExceptionFailure failure ? failure.exception().orElse(null) : null;
  }
}
