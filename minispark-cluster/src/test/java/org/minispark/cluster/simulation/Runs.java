package org.minispark.cluster.simulation;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Many runs, one for each seed, on two threads that share nothing. */
final class Runs {
  private static final int THREADS = 2;

  private final Path directory;
  private final FaultTable table = new FaultTable();
  private final List<SimulatedCluster.Report> reports = new ArrayList<>();
  private long cpuNanos;
  private Failure first;

  /**
   * A run that has ended badly.
   *
   * @param events all that had happened in it, a line each
   */
  record Failure(long seed, Throwable violation, List<String> events) {
    /** Everything that is known. */
    @Override
    public String toString() {
      StringWriter text = new StringWriter();
      text.append("Seed ").append(Long.toString(seed)).append(", events:\n");
      events.forEach(event -> text.append(event).append('\n'));
      violation.printStackTrace(new PrintWriter(text));
      return text.toString();
    }
  }

  /**
   * @param directory where executors keep their files; a run leaves nothing there
   */
  Runs(Path directory) {
    this.directory = directory;
  }

  FaultTable table() {
    return table;
  }

  List<SimulatedCluster.Report> reports() {
    return reports;
  }

  /** What a run has cost, in milliseconds of a core. */
  double millisEach() {
    return cpuNanos / 1e6 / Math.max(1, reports.size());
  }

  /** Runs so many seeds until one fails. */
  Optional<Failure> from(long firstSeed, long count, Defect defect) {
    AtomicLong next = new AtomicLong(firstSeed);
    long end = firstSeed + count;
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      Thread thread =
          new Thread(null, () -> runAll(next, end, defect), "simulation-" + i, 16L << 20);
      threads.add(thread);
      thread.start();
    }
    threads.forEach(Runs::join);
    return Optional.ofNullable(first);
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void runAll(AtomicLong next, long end, Defect defect) {
    long seed = next.getAndIncrement();
    while (seed < end && !hasFailed()) {
      run(seed, defect).ifPresent(this::failed);
      seed = next.getAndIncrement();
    }
    addCpu(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
  }

  private synchronized void addCpu(long nanos) {
    cpuNanos += nanos;
  }

  private synchronized boolean hasFailed() {
    return first != null;
  }

  private synchronized void failed(Failure failure) {
    if (first == null || failure.seed < first.seed) {
      first = failure;
    }
  }

  /** One run; what it failed with, if it did. */
  Optional<Failure> run(long seed, Defect defect) {
    try (SimulatedCluster cluster = new SimulatedCluster(seed, defect, table, directoryOf(seed))) {
      try {
        SimulatedCluster.Report report = cluster.run();
        synchronized (this) {
          reports.add(report);
        }
        return Optional.empty();
      } catch (Throwable violation) { // whatever it is, its seed and its events must be told
        return Optional.of(new Failure(seed, violation, cluster.events()));
      }
    }
  }

  /** The events of one run. */
  List<String> eventsOf(long seed) {
    try (SimulatedCluster cluster =
        new SimulatedCluster(seed, Defect.NONE, table, directoryOf(seed))) {
      cluster.run();
      return cluster.events();
    }
  }

  private Path directoryOf(long seed) {
    return directory.resolve(seed + "-" + Thread.currentThread().getName());
  }

  /** Writes lines to a file that stays after the build. */
  static void write(Path file, List<String> lines) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
