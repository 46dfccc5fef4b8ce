package org.minispark.engine.executor;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.minispark.engine.memory.MemoryManager;
import org.minispark.engine.task.TaskDescription;
import org.minispark.engine.task.TaskOutcome;
import org.minispark.engine.taskcontext.TaskServices;
import org.minispark.executor.TaskMetrics;

/**
 * An attempt from its launch on, when it may still have to be decoded: that is done on the thread
 * that runs it, since it can need classes from the driver.
 */
final class Attempt {
  private final Callable<TaskDescription> description;
  private final TaskServices services;
  private final MemoryManager memory;
  private final TaskResults results;

  /** Both guarded by this. */
  private TaskRunner runner;

  private String killedBefore;

  Attempt(
      Callable<TaskDescription> description,
      TaskServices services,
      MemoryManager memory,
      TaskResults results) {
    this.description = description;
    this.services = services;
    this.memory = memory;
    this.results = results;
  }

  TaskOutcome run() {
    long began = System.nanoTime();
    TaskRunner decoded;
    try {
      decoded = new TaskRunner(description.call(), services, memory, results);
    } catch (Throwable notDecoded) {
      return new TaskOutcome(
          FailureReasons.of(notDecoded, List.of()), null, 0, List.of(), new TaskMetrics());
    }
    decoded.decodedIn(System.nanoTime() - began);
    begin(decoded);
    return decoded.run();
  }

  private synchronized void begin(TaskRunner decoded) {
    runner = decoded;
    if (killedBefore != null) {
      decoded.kill(/* interruptThread= */ false, killedBefore);
    }
  }

  synchronized void kill(boolean interruptThread, String reason) {
    if (runner == null) {
      killedBefore = reason;
    } else {
      runner.kill(interruptThread, reason);
    }
  }

  /** Whether the calling thread runs this attempt. */
  synchronized boolean isThisThread() {
    return runner != null && runner.isThisThread();
  }

  /** How far it is, if it has begun. */
  synchronized Optional<TaskProgress> progress() {
    return Optional.ofNullable(runner).map(TaskRunner::progress);
  }
}
