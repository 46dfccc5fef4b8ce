package org.minispark.engine.executor;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.minispark.engine.base.ShortOfMemory;
import org.minispark.engine.memory.MemoryManager;
import org.minispark.engine.task.TaskDescription;
import org.minispark.engine.task.TaskOutcome;
import org.minispark.engine.taskcontext.TaskServices;

/**
 * Runs tasks on a fixed number of threads and tells how each ended. The same in local mode and in
 * an executor process; only where outcomes go differs.
 */
public final class Executor implements AutoCloseable {
  private final TaskServices services;
  private final MemoryManager memory;
  private final TaskResults results;
  private final Outcomes outcomes;
  private final TaskThreads threads;
  private final ConcurrentMap<Long, Attempt> running = new ConcurrentHashMap<>();

  /** Hears how each attempt ended, on the thread that ran it. */
  @FunctionalInterface
  public interface Outcomes {
    void taskEnded(long taskId, TaskOutcome outcome);
  }

  /** Finds what the first task of a process needs; for a time when the process only waits. */
  public static void getReady() {
    TaskStopwatch.getReady();
  }

  /**
   * On threads of its own.
   *
   * @param slots tasks that may run at a time
   * @param results how a result leaves the task
   * @param userClasses the context class loader of the task threads
   */
  public Executor(
      String id,
      int slots,
      TaskServices services,
      MemoryManager memory,
      TaskResults results,
      Outcomes outcomes,
      ClassLoader userClasses) {
    this(services, memory, results, outcomes, new PooledTaskThreads(id, slots, userClasses));
    threads.execute(Executor::getReady); // while the driver goes on to make its first job
  }

  /**
   * @param results how a result leaves the task
   * @param threads where tasks run
   */
  public Executor(
      TaskServices services,
      MemoryManager memory,
      TaskResults results,
      Outcomes outcomes,
      TaskThreads threads) {
    this.services = services;
    this.memory = memory;
    this.results = results;
    this.outcomes = outcomes;
    this.threads = threads;
  }

  /** Queues an attempt, decoded on its own thread; its outcome is told exactly once. */
  public void launch(long taskId, Callable<TaskDescription> description) {
    Attempt attempt = new Attempt(taskId, description, services, memory, results);
    running.put(taskId, attempt);
    threads.execute(() -> run(attempt));
  }

  /** How far the attempts are that run now. */
  public List<TaskProgress> progress() {
    return running.values().stream().flatMap(attempt -> attempt.progress().stream()).toList();
  }

  /** Takes back an attempt; false if it has begun, or is not there. */
  public boolean takeBack(long taskId) {
    Attempt attempt = running.get(taskId);
    return attempt != null && attempt.claim() && running.remove(taskId, attempt);
  }

  private void run(Attempt attempt) {
    if (!attempt.claim()) {
      return;
    }
    TaskOutcome outcome;
    try {
      outcome = attempt.run();
    } catch (Throwable atItsEnd) { // its job waits for an outcome, whatever happens
      outcome = TaskOutcome.failed(atItsEnd);
    } finally {
      running.remove(attempt.taskId());
    }
    TaskOutcome told = outcome;
    ShortOfMemory.insist(() -> outcomes.taskEnded(attempt.taskId(), told));
  }

  /** Asks an attempt to end; nothing happens if it has ended. */
  public void kill(long taskId, boolean interruptThread, String reason) {
    Attempt attempt = running.get(taskId);
    if (attempt != null) {
      attempt.kill(interruptThread, reason);
    }
  }

  /**
   * Ends all attempts and waits until the threads are gone, except in a task, which would wait for
   * itself; outcomes may still be told.
   */
  @Override
  public void close() {
    boolean inTask = false;
    for (Attempt attempt : running.values()) {
      inTask = inTask || attempt.isThisThread();
      attempt.kill(!attempt.isThisThread(), "executor is stopping");
    }
    threads.stop();
    if (!inTask) {
      threads.awaitEnd();
    }
  }
}
