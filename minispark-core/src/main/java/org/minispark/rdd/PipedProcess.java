package org.minispark.rdd;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.Charset;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.minispark.engine.base.EngineIterator;
import org.minispark.engine.base.Unchecked;
import org.minispark.engine.taskcontext.EngineTaskContext;

/**
 * A running program and the lines that it prints. A thread feeds it meanwhile ({@link PipeFeeder}),
 * for it may print before it has read all. What it complains of goes to this process's standard
 * error.
 *
 * <p>The program ends with the task at the latest: when it has printed all, when nobody wants more
 * of its lines, when the records it is fed with fail, when the task is killed.
 */
final class PipedProcess extends EngineIterator<String> {
  private final PipedCommand command;
  private final PipedDirectory directory;
  private final Process process;
  private final EngineTaskContext context;
  private final BufferedReader lines;
  private final PipeFeeder feeder;
  private String fetched;
  private boolean finished;

  private PipedProcess(
      PipedCommand command,
      PipedDirectory directory,
      Process process,
      Iterator<?> records,
      EngineTaskContext context) {
    Charset encoding = Charset.forName(command.encoding());
    this.command = command;
    this.directory = directory;
    this.process = process;
    this.context = context;
    this.lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), encoding.newDecoder()));
    var input = new OutputStreamWriter(process.getOutputStream(), encoding);
    this.feeder = new PipeFeeder(command, records, input, context, this::destroy);
  }

  /**
   * Starts the program.
   *
   * @param environment variables beside those of this process
   * @param records what it is to read, a line each
   */
  static PipedProcess start(
      PipedCommand command,
      Map<String, String> environment,
      Iterator<?> records,
      EngineTaskContext context) {
    try {
      PipedDirectory directory = PipedDirectory.of(command);
      try {
        return start(command, directory, environment, records, context);
      } catch (IOException | RuntimeException e) {
        directory.delete();
        throw e;
      }
    } catch (IOException e) {
      throw Unchecked.rethrow(e);
    }
  }

  private static PipedProcess start(
      PipedCommand command,
      PipedDirectory directory,
      Map<String, String> environment,
      Iterator<?> records,
      EngineTaskContext context)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command.words())
            .directory(directory.file())
            .redirectError(Redirect.INHERIT);
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      var piped = new PipedProcess(command, directory, process, records, context);
      piped.begin();
      return piped;
    } catch (RuntimeException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  private void begin() {
    context.addTaskCompletionListener(task -> end());
    context.whenInterrupted(this::destroy);
    feeder.start();
  }

  @Override
  public boolean hasNext() {
    if (fetched == null && !finished) {
      fetched = read();
      finished = fetched == null;
    }
    return fetched != null;
  }

  @Override
  public String next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    String line = fetched;
    fetched = null;
    return line;
  }

  @Override
  public void forEachRemaining(Consumer<? super String> action) {
    while (hasNext()) {
      action.accept(next());
    }
  }

  /** The next line, or null behind the last of a program that ended well. */
  private String read() {
    try {
      String line = lines.readLine();
      feeder.requireNoFailure();
      if (line == null) {
        requireSuccess(process.waitFor());
        feeder.requireNoFailure();
      }
      return line;
    } catch (IOException | InterruptedException e) {
      context.killTaskIfInterrupted(); // the kill ended the program and is the cause
      feeder.requireNoFailure();
      throw Unchecked.rethrow(e);
    }
  }

  private void requireSuccess(int exitStatus) {
    context.killTaskIfInterrupted();
    feeder.requireNoFailure();
    if (exitStatus != 0) {
      throw new IllegalStateException(
          "Subprocess exited with status " + exitStatus + ". Command ran: " + command);
    }
  }

  /** Ends the program and those it has started, which would keep its output open. */
  private void destroy() {
    if (!process.isAlive()) {
      return;
    }
    try (Stream<ProcessHandle> children = process.descendants()) {
      children.forEach(ProcessHandle::destroyForcibly);
    }
    process.destroyForcibly();
  }

  private void end() {
    destroy();
    feeder.end();
    try (lines) {
      directory.delete();
    } catch (IOException e) {
      throw Unchecked.rethrow(e);
    }
  }
}
