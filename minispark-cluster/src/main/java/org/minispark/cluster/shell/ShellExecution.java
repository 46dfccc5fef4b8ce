package org.minispark.cluster.shell;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.SPIResolutionException;

/**
 * Runs what is typed, in this process and on one thread, so that what a line leaves with its thread
 * (a job group, say) is there for the next. An interrupt (Ctrl-C) cancels the session's jobs and
 * interrupts the line.
 */
final class ShellExecution extends DirectExecutionControl {
  /** How long an interrupted line may take to notice. */
  private static final long PATIENCE_SECONDS = 2;

  private final SessionClasses classes;
  private ExecutorService thread;
  private volatile Future<String> running;

  ShellExecution(SessionClasses classes) {
    super(new SessionLoading(classes));
    this.classes = classes;
    this.thread = newThread();
  }

  private ExecutorService newThread() {
    return Executors.newSingleThreadExecutor(
        lines -> {
          Thread created = new Thread(() -> run(lines), "shell");
          created.setDaemon(true);
          created.setContextClassLoader(classes);
          return created;
        });
  }

  /** The session's thread; its tasks are interrupted when its jobs are cancelled. */
  private void run(Runnable lines) {
    classes.context().sc().setInterruptOnCancel(true);
    lines.run();
  }

  @Override
  protected String invoke(Method line) throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    FutureTask<String> task = new FutureTask<>(() -> run(line, ended));
    running = task; // before it begins: whoever has seen it run may stop it
    thread.execute(task);
    try {
      return task.get();
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof Exception cause ? cause : failed;
    } catch (CancellationException stopped) {
      if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        thread.shutdown(); // the line goes on, but nobody waits for it
        thread = newThread();
      }
      throw new StoppedException();
    } finally {
      running = null;
    }
  }

  private static String run(Method line, CountDownLatch ended)
      throws IllegalAccessException, InvocationTargetException {
    try {
      return valueString(line.invoke(null));
    } finally {
      ended.countDown();
    }
  }

  /** Leaves out what is the engine's affair: its frames, and the stack traces in its messages. */
  @Override
  protected String throwConvertedInvocationException(Throwable failure)
      throws RunException, InternalException {
    if (failure instanceof SPIResolutionException) {
      return super.throwConvertedInvocationException(failure);
    }
    throw ShortFailure.of(failure);
  }

  @Override
  public void stop() {
    Future<String> line = running;
    if (line == null) {
      return;
    }
    if (!classes.context().sc().isStopped()) {
      classes.context().sc().cancelAllJobs();
    }
    line.cancel(true);
  }

  @Override
  public void close() {
    thread.shutdownNow();
    classes.context().stop();
  }
}
