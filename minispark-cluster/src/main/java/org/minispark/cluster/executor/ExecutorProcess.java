package org.minispark.cluster.executor;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicBoolean;
import org.minispark.engine.base.Log;

/**
 * This process, and how it ends: once, whoever asks for it, with nothing left on disk. What user
 * functions still do then is of no use to anybody, so nobody waits for them.
 */
final class ExecutorProcess {
  private static final Log LOG = Log.of(ExecutorProcess.class);

  /** What is being closed may hang; the process must not. */
  private static final long CLOSING_MILLIS = Long.getLong(ExecutorMain.STOP_TIMEOUT, 5000);

  private final AtomicBoolean ending = new AtomicBoolean();
  private final Deque<AutoCloseable> resources = new ArrayDeque<>();

  /**
   * Sees to it that the process ends with its parent, with errors that nobody catches, with
   * signals.
   */
  void guard() {
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, failure) -> {
          if (failure instanceof OutOfMemoryError) {
            Runtime.getRuntime().halt(ExecutorExit.OUT_OF_MEMORY);
          }
          LOG.error("Uncaught exception in thread {}", thread.getName(), failure);
          exit(ExecutorExit.UNCAUGHT_EXCEPTION, String.valueOf(failure));
        });
    Runtime.getRuntime().addShutdownHook(new Thread(this::closeOnce, "executor shutdown"));
  }

  /**
   * Lives as long as the parent: standard input is a pipe from whoever has started this process,
   * and ends when that does.
   */
  void awaitParent() {
    try {
      while (System.in.read() >= 0) {
        // Nothing is ever said.
      }
    } catch (IOException e) {
      LOG.debug("Standard input has failed", e);
    }
    exit(0, "The parent process is gone");
  }

  /** Closed when the process ends, the last added first. */
  synchronized void closeAtEnd(AutoCloseable resource) {
    resources.push(resource);
  }

  /** It could not even begin. */
  void fail(Throwable failure) {
    LOG.error("The executor cannot start", failure);
    exit(ExecutorExit.CANNOT_START, String.valueOf(failure));
  }

  /** Ends the process soon, and returns at once. */
  void exit(int code, String reason) {
    if (!ending.compareAndSet(false, true)) {
      return;
    }
    LOG.info("Ending with {}: {}", code, reason);
    try {
      Thread closing = new Thread(() -> closeAndExit(code), "executor exit");
      closing.setDaemon(true);
      closing.start();
    } catch (OutOfMemoryError full) {
      Runtime.getRuntime().halt(code);
    }
  }

  /** A hook of the program's, or a user function that hangs, must not keep the process. */
  private void closeAndExit(int code) {
    Thread late = new Thread(() -> haltLater(code), "executor halt");
    late.setDaemon(true);
    late.start();
    closeAll();
    System.exit(code);
  }

  private static void haltLater(int code) {
    try {
      Thread.sleep(CLOSING_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      Runtime.getRuntime().halt(code);
    }
  }

  private void closeOnce() {
    if (ending.compareAndSet(false, true)) {
      closeAll();
    }
  }

  private synchronized void closeAll() {
    while (!resources.isEmpty()) {
      try {
        resources.pop().close();
      } catch (Exception e) {
        LOG.warn("Could not close all at the end", e);
      }
    }
  }
}
