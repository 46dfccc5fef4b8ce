package org.minispark.cluster.driver;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.minispark.cluster.logs.ProcessLogs;
import org.minispark.engine.base.Log;
import org.minispark.engine.base.Unchecked;

/**
 * Executors as child processes of the driver, never more than the cluster has room for. One that
 * ends is replaced, under a new id, if fewer live than should, and unless many in a row have ended
 * before they could register.
 */
final class ChildExecutors implements ExecutorManager {
  private static final Log LOG = Log.of(ChildExecutors.class);

  private final LocalClusterUrl cluster;
  private final ExecutorCommand command;
  private final ExecutorDirectories directories;
  private final ProcessLogs logs;
  private final int maxFailures;
  private final long stopMillis;
  private final AtomicInteger failuresInARow = new AtomicInteger();
  private final Map<String, Process> running = new HashMap<>();

  /** Those of them that end because somebody wants it. */
  private final Set<String> unwanted = new HashSet<>();

  private int target;
  private Listener listener;
  private int nextId;
  private boolean stopped;

  /**
   * @param maxFailures how many may end in a row before they have registered ({@code
   *     spark.deploy.maxExecutorRetries})
   * @param stopMillis how long they have to end by themselves
   */
  ChildExecutors(
      LocalClusterUrl cluster,
      ExecutorCommand command,
      ExecutorDirectories directories,
      ProcessLogs logs,
      int maxFailures,
      long stopMillis) {
    this.cluster = cluster;
    this.command = command;
    this.directories = directories;
    this.logs = logs;
    this.maxFailures = maxFailures;
    this.stopMillis = stopMillis;
    this.target = cluster.executors();
  }

  /**
   * Starts them while the driver goes on to make all else: what happens to them is told when
   * somebody listens. If that fails, {@link #start} tries again.
   */
  synchronized void startEarly() {
    try {
      launchMissing();
    } catch (IOException e) {
      LOG.debug("No executor can be started yet", e);
    }
  }

  @Override
  public synchronized void start(Listener exits) {
    listener = exits;
    notifyAll();
    try {
      launchMissing();
    } catch (IOException e) {
      stop();
      throw Unchecked.rethrow(new IOException("Cannot start an executor: " + e.getMessage(), e));
    }
  }

  @Override
  public int totalCores() {
    return cluster.totalCores();
  }

  @Override
  public synchronized int target() {
    return target;
  }

  @Override
  public synchronized void setTarget(int executors) {
    target = executors;
    if (listener != null && !stopped) {
      replaceMissing();
    }
  }

  /** Starts as many as should live and have room. */
  private void launchMissing() throws IOException {
    int wanted = Math.min(target, cluster.executors());
    while (running.size() - unwanted.size() < wanted) {
      launch();
    }
  }

  private void launch() throws IOException {
    String id = Integer.toString(nextId++);
    ProcessLogs.Logged started =
        logs.start(command.of(id, cluster.cores(), directories.of(id)), directories.log(id));
    running.put(id, started.process());
    awaitExit(id, started);
  }

  /** On a thread of its own, since pools may be busy, and tasks wait for the news. */
  private void awaitExit(String id, ProcessLogs.Logged started) {
    Thread thread =
        new Thread(
            () -> {
              try {
                exited(id, started);
              } catch (InterruptedException e) {
                throw new IllegalStateException("nobody interrupts this thread", e);
              }
            },
            "executor-" + id + "-exit");
    thread.setDaemon(true);
    thread.start();
  }

  private void exited(String id, ProcessLogs.Logged ended) throws InterruptedException {
    String reason = ExitCodes.explain(ended.process().waitFor());
    if (awaitListener()) {
      listener.exited(id, reason);
    }
    ended.awaitEnd();
    boolean wasUnwanted;
    synchronized (this) {
      running.remove(id);
      wasUnwanted = unwanted.remove(id);
      notifyAll();
      if (stopped) {
        return;
      }
    }
    String last = directories.lastLines(id);
    String place = "; its log, until the program ends: " + directories.log(id);
    String howItEnded = reason + place + (last.isEmpty() ? "" : "\n" + last);
    if (!wasUnwanted) {
      LOG.warn("Executor {}: {}", id, howItEnded);
    }
    String failure = replace(wasUnwanted, howItEnded);
    if (failure != null) {
      listener.failed(failure);
    }
    directories.remove(id);
  }

  /** False if nobody wants to hear of executors any more. */
  private synchronized boolean awaitListener() throws InterruptedException {
    while (listener == null && !stopped) {
      wait();
    }
    return !stopped;
  }

  /** Why there is no replacement and will be none, or null. */
  private synchronized String replace(boolean wasUnwanted, String howItEnded) {
    if (!wasUnwanted && failuresInARow.incrementAndGet() > maxFailures) {
      return failuresInARow + " executors have ended in a row. The last: " + howItEnded;
    }
    return replaceMissing();
  }

  /** Why no executor lives and none can be started, or null. */
  private String replaceMissing() {
    if (stopped) {
      return null;
    }
    try {
      launchMissing();
      return null;
    } catch (IOException e) {
      LOG.error("Cannot start an executor: {}", e.getMessage());
      return running.isEmpty() ? "Cannot start an executor: " + e.getMessage() : null;
    }
  }

  @Override
  public void registered(String executorId) {
    failuresInARow.set(0);
  }

  @Override
  public synchronized void kill(String executorId) {
    end(executorId); // its exit brings another one, not on the caller's time
  }

  @Override
  public synchronized boolean release(String executorId) {
    if (!end(executorId)) {
      return false;
    }
    target = Math.max(0, target - 1);
    return true;
  }

  /** False if it is not there, or was ended before. */
  private boolean end(String executorId) {
    Process process = running.get(executorId);
    if (process == null || !unwanted.add(executorId)) {
      return false;
    }
    process.destroyForcibly();
    return true;
  }

  /** They have been told to end; who has not within seconds is killed. */
  @Override
  public void stop() {
    boolean interrupted = false;
    synchronized (this) {
      stopped = true;
      notifyAll();
      running.values().forEach(this::letEnd);
      long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(stopMillis);
      while (!running.isEmpty()) {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0) {
          running.values().forEach(Process::destroyForcibly);
          deadline += TimeUnit.MILLISECONDS.toNanos(stopMillis);
        }
        try {
          wait(Math.max(1, left));
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** An executor whose input ends knows that its driver is gone. */
  private void letEnd(Process process) {
    if (listener == null) {
      process.destroyForcibly(); // it was never asked for anything
      return;
    }
    try {
      process.getOutputStream().close();
    } catch (IOException alreadyEnded) {
      LOG.debug("Process {} has closed its input", process.pid(), alreadyEnded);
    }
  }
}
