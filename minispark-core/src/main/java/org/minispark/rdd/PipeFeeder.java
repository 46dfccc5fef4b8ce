package org.minispark.rdd;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.Iterator;
import org.minispark.engine.base.Log;
import org.minispark.engine.base.Unchecked;
import org.minispark.engine.taskcontext.EngineTaskContext;

/**
 * The thread that computes the records of a partition and writes them, a line each, to a program
 * that another thread reads from. It counts as the task's: functions that it calls find their
 * {@code TaskContext}.
 */
final class PipeFeeder {
  private static final Log LOG = Log.of(PipeFeeder.class);
  private static final long PATIENCE_MILLIS = 10_000;

  private final PipedCommand command;
  private final Iterator<?> records;
  private final BufferedWriter input;
  private final EngineTaskContext context;
  private final Runnable onFailure;
  private final Thread thread;
  private volatile Throwable failure;

  /**
   * @param onFailure ends the program, called when the records fail
   */
  PipeFeeder(
      PipedCommand command,
      Iterator<?> records,
      Writer input,
      EngineTaskContext context,
      Runnable onFailure) {
    this.command = command;
    this.records = records;
    this.input = new BufferedWriter(input, command.bufferSize());
    this.context = context;
    this.onFailure = onFailure;
    this.thread = new Thread(this::run, "stdin writer for " + command);
    thread.setDaemon(true);
    thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
  }

  void start() {
    thread.start();
  }

  /** Throws what the records have thrown, if they have. */
  void requireNoFailure() {
    Throwable thrown = failure;
    if (thrown != null) {
      context.killTaskIfInterrupted();
      throw Unchecked.rethrow(thrown);
    }
  }

  /** Makes the thread end, whose program is gone, and waits for that. */
  void end() {
    thread.interrupt();
    try {
      thread.join(PATIENCE_MILLIS);
      if (thread.isAlive()) {
        LOG.warn("What feeds {} does not heed its interrupt", command);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    context.bind();
    try {
      feed();
    } catch (Throwable e) { // the thread that reads throws it
      failure = e;
      onFailure.run();
    } finally {
      context.unbind();
      close();
    }
  }

  private void feed() {
    while (records.hasNext()) {
      if (!write(String.valueOf(records.next()))) {
        return;
      }
    }
  }

  /** False if the program has ended or reads no more: it has all that it wants. */
  private boolean write(String line) {
    try {
      input.write(line);
      input.newLine();
      return true;
    } catch (IOException brokenPipe) {
      return false;
    }
  }

  private void close() {
    try {
      input.close();
    } catch (IOException brokenPipe) {
      LOG.debug("{} has not read all of its input", command, brokenPipe);
    }
  }
}
