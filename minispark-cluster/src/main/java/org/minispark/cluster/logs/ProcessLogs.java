package org.minispark.cluster.logs;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.minispark.SparkConf;
import org.minispark.engine.base.Clock;
import org.minispark.engine.base.Log;
import org.minispark.engine.base.SystemClock;

/**
 * Starts child processes that print to files. Without rolling, the system writes the files, and
 * nobody stands between; with it, a thread for each stream does.
 */
public final class ProcessLogs {
  private static final Log LOG = Log.of(ProcessLogs.class);

  private static final int BUFFER = 8192;

  /** Whoever has inherited the streams may keep them open for longer than the process lives. */
  private static final long DRAIN_SECONDS = 1;

  private final Optional<LogRolling> rolling;
  private final Clock clock;

  /**
   * A process that prints to files.
   *
   * @param written completes, never with a failure, when nothing more will be written
   */
  public record Logged(Process process, CompletableFuture<Void> written) {
    /** Completes when the process has ended and all is written. */
    public CompletableFuture<Void> ended() {
      return process.onExit().thenCompose(ended -> whenWritten());
    }

    /** Waits until the process has ended and all is written; returns its exit code. */
    public int awaitEnd() throws InterruptedException {
      int code = process.waitFor();
      whenWritten().join();
      return code;
    }

    private CompletableFuture<Void> whenWritten() {
      return written.copy().completeOnTimeout(null, DRAIN_SECONDS, TimeUnit.SECONDS);
    }
  }

  ProcessLogs(Optional<LogRolling> rolling, Clock clock) {
    this.rolling = rolling;
    this.clock = clock;
  }

  /** With the rolling that the configuration asks for. */
  public static ProcessLogs of(SparkConf conf) {
    return new ProcessLogs(LogRolling.of(conf), new SystemClock());
  }

  /** Starts a process whose two streams go to one file. */
  public Logged start(ProcessBuilder builder, Path log) throws IOException {
    builder.redirectErrorStream(true);
    if (rolling.isEmpty()) {
      return plain(builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start());
    }
    Process process = builder.start();
    return rolled(process, List.of(copy(process.getInputStream(), log)));
  }

  /** Starts a process with a file for each stream. */
  public Logged start(ProcessBuilder builder, Path out, Path err) throws IOException {
    if (rolling.isEmpty()) {
      builder.redirectOutput(ProcessBuilder.Redirect.appendTo(out.toFile()));
      builder.redirectError(ProcessBuilder.Redirect.appendTo(err.toFile()));
      return plain(builder.start());
    }
    Process process = builder.start();
    return rolled(
        process, List.of(copy(process.getInputStream(), out), copy(process.getErrorStream(), err)));
  }

  private static Logged plain(Process process) {
    return new Logged(process, CompletableFuture.completedFuture(null));
  }

  private static Logged rolled(Process process, List<CompletableFuture<Void>> copies) {
    return new Logged(
        process, CompletableFuture.allOf(copies.toArray(CompletableFuture<?>[]::new)));
  }

  private CompletableFuture<Void> copy(InputStream printed, Path log) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try (printed) {
                copyAll(printed, log);
              } catch (IOException e) {
                LOG.debug("{} has ended with its stream", log, e);
              } finally {
                done.complete(null);
              }
            },
            "log " + log.getFileName());
    thread.setDaemon(true);
    thread.start();
    return done;
  }

  private void copyAll(InputStream printed, Path log) throws IOException {
    try (RollingLog file = new RollingLog(log, rolling.orElseThrow(), clock)) {
      byte[] buffer = new byte[BUFFER];
      for (int length = printed.read(buffer); length >= 0; length = printed.read(buffer)) {
        file.write(buffer, length);
      }
    } catch (IOException e) {
      LOG.warn("Nothing more is written to {}", log, e);
      // A process whose output nobody takes would stand still.
      printed.transferTo(OutputStream.nullOutputStream());
    }
  }
}
