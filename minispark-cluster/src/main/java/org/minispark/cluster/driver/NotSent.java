package org.minispark.cluster.driver;

import java.io.NotSerializableException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.minispark.ExceptionFailure;
import org.minispark.api.java.Optional;
import org.minispark.engine.task.TaskOutcome;

/** The end of an attempt that never left the driver, since it cannot be serialized. */
final class NotSent {
  private NotSent() {}

  /** To try again would be in vain, which the scheduler sees by the kind of exception. */
  static TaskOutcome outcome(Throwable failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    var reason =
        new ExceptionFailure(
            NotSerializableException.class.getName(),
            "Failed to serialize task, not attempting to retry it."
                + " Exception during serialization: "
                + cause,
            failure.getStackTrace(),
            trace.toString(),
            Optional.of(failure),
            List.of());
    return new TaskOutcome(reason, null, 0, List.of(), null);
  }
}
