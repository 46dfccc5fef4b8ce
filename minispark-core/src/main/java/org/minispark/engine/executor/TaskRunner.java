package org.minispark.engine.executor;

import java.util.List;
import org.minispark.Success;
import org.minispark.TaskEndReason;
import org.minispark.TaskKilled;
import org.minispark.api.java.Optional;
import org.minispark.engine.memory.MemoryManager;
import org.minispark.engine.memory.TaskAccount;
import org.minispark.engine.task.Task;
import org.minispark.engine.task.TaskDescription;
import org.minispark.engine.task.TaskOutcome;
import org.minispark.engine.taskcontext.EngineTaskContext;
import org.minispark.engine.taskcontext.TaskIdentity;
import org.minispark.engine.taskcontext.TaskServices;
import org.minispark.executor.TaskMetrics;
import org.minispark.scheduler.AccumulableInfo;
import org.minispark.util.AccumulatorV2;

/** Runs one attempt of a task, start to end, and says how it ended; never throws. */
final class TaskRunner {
  private static final TaskEndReason SUCCESS = new Success();

  private final TaskDescription description;
  private final TaskAccount memory;
  private final TaskResults results;
  private final EngineTaskContext context;

  /** The thread that runs the attempt while an interrupt may hit it; guarded by this. */
  private Thread interruptible;

  TaskRunner(
      TaskDescription description,
      TaskServices services,
      MemoryManager memoryManager,
      TaskResults results) {
    Task<?> task = description.task();
    this.description = description;
    this.results = results;
    this.memory = memoryManager.openTask();
    this.context =
        new EngineTaskContext(
            new TaskIdentity(
                task.stageId(),
                task.stageAttempt(),
                task.partitionId(),
                task.numPartitions(),
                description.attemptNumber(),
                description.taskId()),
            services,
            memory,
            task.binary().closures().forTask(),
            task.properties());
  }

  /** Asks the attempt to end, before it starts or while it runs. */
  synchronized void kill(boolean interruptThread, String reason) {
    context.markInterrupted(reason);
    if (interruptThread && interruptible != null) {
      interruptible.interrupt();
    }
  }

  /** Whether the calling thread runs this attempt. */
  synchronized boolean isThisThread() {
    return interruptible == Thread.currentThread();
  }

  EngineTaskContext context() {
    return context;
  }

  TaskOutcome run() {
    TaskStopwatch stopwatch = new TaskStopwatch();
    context.bind();
    try {
      setInterruptible(Thread.currentThread());
      return succeed(compute(), stopwatch);
    } catch (Throwable failure) {
      return fail(failure, stopwatch);
    } finally {
      setInterruptible(null);
      Thread.interrupted(); // what was meant for this attempt must not hit the next
      context.unbind();
      memory.close();
    }
  }

  private synchronized void setInterruptible(Thread thread) {
    interruptible = thread;
  }

  private Object compute() throws Exception {
    try {
      context.killTaskIfInterrupted();
      Object value = description.task().run(context);
      context.killTaskIfInterrupted();
      context.markTaskCompleted();
      return value;
    } catch (Throwable failure) {
      endFailed(failure);
      throw failure;
    }
  }

  /** Listeners that fail too must not hide why the task failed. */
  private void endFailed(Throwable failure) {
    try {
      context.markTaskFailed(failure);
    } catch (RuntimeException listenerFailure) {
      suppress(listenerFailure, failure);
    }
    try {
      context.markTaskCompleted();
    } catch (RuntimeException listenerFailure) {
      suppress(listenerFailure, failure);
    }
  }

  private static void suppress(RuntimeException listenerFailure, Throwable failure) {
    if (listenerFailure != failure) {
      failure.addSuppressed(listenerFailure);
    }
  }

  private TaskOutcome succeed(Object value, TaskStopwatch stopwatch) {
    TaskMetrics metrics = measured(stopwatch);
    long computed = System.nanoTime();
    var packed = results.pack(description.taskId(), value, context.accumulators());
    metrics.setResultSerializationTime((System.nanoTime() - computed) / 1_000_000);
    metrics.setResultSize(packed.bytes());
    return new TaskOutcome(
        SUCCESS, packed.value(), packed.bytes(), context.accumulators(), metrics);
  }

  private TaskOutcome fail(Throwable failure, TaskStopwatch stopwatch) {
    List<AccumulatorV2<?, ?>> accumulators =
        context.accumulators().stream().filter(AccumulatorV2::countFailedValues).toList();
    List<AccumulableInfo> infos = accumulators.stream().map(TaskRunner::infoOf).toList();
    TaskEndReason reason =
        context.isInterrupted()
            ? new TaskKilled(context.killReason(), infos)
            : FailureReasons.of(failure, infos);
    return new TaskOutcome(reason, null, 0, accumulators, measured(stopwatch));
  }

  private TaskMetrics measured(TaskStopwatch stopwatch) {
    TaskMetrics metrics = context.taskMetrics();
    stopwatch.stop(metrics);
    metrics.setPeakExecutionMemory(memory.peak());
    return metrics;
  }

  private static AccumulableInfo infoOf(AccumulatorV2<?, ?> accumulator) {
    return accumulator.toInfo(Optional.of(accumulator.value()), Optional.empty());
  }
}
