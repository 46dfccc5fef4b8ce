package org.minispark.engine.executor;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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
  /**
   * Computing a partition recurses through its narrow lineage, a few frames a step. Stack that is
   * not touched costs address space only, so a thread has room for lineage 10,000 steps deep.
   */
  private static final long STACK_BYTES = 32L << 20;

  private static final long STOP_SECONDS = 10;

  private final String id;
  private final TaskServices services;
  private final MemoryManager memory;
  private final TaskResults results;
  private final Outcomes outcomes;
  private final ClassLoader userClasses;
  private final ThreadPoolExecutor threads;
  private final ConcurrentMap<Long, Attempt> running = new ConcurrentHashMap<>();
  private final AtomicInteger threadNumber = new AtomicInteger();

  /** Hears how each attempt ended, on the thread that ran it. */
  @FunctionalInterface
  public interface Outcomes {
    void taskEnded(long taskId, TaskOutcome outcome);
  }

  /**
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
    this.id = id;
    this.services = services;
    this.memory = memory;
    this.results = results;
    this.outcomes = outcomes;
    this.userClasses = userClasses;
    this.threads =
        new ThreadPoolExecutor(
            slots, slots, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), this::newThread);
  }

  private Thread newThread(Runnable work) {
    String name = "Executor task launch worker-" + id + "-" + threadNumber.getAndIncrement();
    Thread thread = new Thread(null, work, name, STACK_BYTES);
    thread.setDaemon(true);
    thread.setContextClassLoader(userClasses);
    return thread;
  }

  /** Queues an attempt, decoded on its own thread; its outcome is told exactly once. */
  public void launch(long taskId, Callable<TaskDescription> description) {
    Attempt attempt = new Attempt(description, services, memory, results);
    running.put(taskId, attempt);
    threads.execute(() -> run(taskId, attempt));
  }

  /** How far the attempts are that run now. */
  public List<TaskProgress> progress() {
    return running.values().stream().flatMap(attempt -> attempt.progress().stream()).toList();
  }

  private void run(long taskId, Attempt attempt) {
    TaskOutcome outcome;
    try {
      outcome = attempt.run();
    } catch (Throwable atItsEnd) { // its job waits for an outcome, whatever happens
      outcome = TaskOutcome.failed(atItsEnd);
    } finally {
      running.remove(taskId);
    }
    TaskOutcome told = outcome;
    ShortOfMemory.insist(() -> outcomes.taskEnded(taskId, told));
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
    boolean inTask = running.values().stream().anyMatch(Attempt::isThisThread);
    for (Attempt attempt : running.values()) {
      attempt.kill(!attempt.isThisThread(), "executor is stopping");
    }
    threads.shutdown();
    threads.getQueue().clear();
    if (!inTask) {
      awaitThreads();
    }
  }

  private void awaitThreads() {
    boolean interrupted = false;
    while (true) {
      try {
        // A user function that ignores interrupts may go on longer; its thread is a daemon.
        threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
