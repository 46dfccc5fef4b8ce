package org.minispark.engine.executor;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
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
  private final long taskId;
  private final Callable<TaskDescription> description;
  private final TaskServices services;
  private final MemoryManager memory;
  private final TaskResults results;
  private final AtomicBoolean claimed = new AtomicBoolean();

  // Guarded by this.
  private TaskDescription task;
  private TaskRunner runner;
  private String killedBefore;

  Attempt(
      long taskId,
      Callable<TaskDescription> description,
      TaskServices services,
      MemoryManager memory,
      TaskResults results) {
    this.taskId = taskId;
    this.description = description;
    this.services = services;
    this.memory = memory;
    this.results = results;
  }

  /** Whoever gets it, to run it or to give it back; no other does. */
  boolean claim() {
    return claimed.compareAndSet(false, true);
  }

  long taskId() {
    return taskId;
  }

  TaskOutcome run() {
    long began = System.nanoTime();
    TaskRunner decoded;
    TaskDescription decodedTask;
    try {
      decodedTask = description.call();
      decoded = new TaskRunner(decodedTask, services, memory, results);
    } catch (Throwable notDecoded) {
      return new TaskOutcome(
          FailureReasons.of(notDecoded, List.of()), null, 0, List.of(), new TaskMetrics());
    }
    long millis = (System.nanoTime() - began) / 1_000_000;
    decoded.context().taskMetrics().setExecutorDeserializeTime(millis);
    begin(decodedTask, decoded);
    return decoded.run();
  }

  private synchronized void begin(TaskDescription decodedTask, TaskRunner decoded) {
    task = decodedTask;
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

  /** How far it is, if it has begun; perhaps a little old. */
  synchronized Optional<TaskProgress> progress() {
    if (runner == null) {
      return Optional.empty();
    }
    var context = runner.context();
    return Optional.of(
        new TaskProgress(task, context.taskMetrics().copy(), List.copyOf(context.accumulators())));
  }
}
