package org.minispark.compare.recording;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Notes when a program's main method ran, and at the JVM's end how much memory it took and which
 * processes it leaves behind.
 */
public final class RunRecorder {
  private static final long RUNNING = -1;
  private static final Path PROCESS = Path.of("/proc/self/status");
  private static final Pattern PEAK_RESIDENT = Pattern.compile("(?m)^VmHWM:\\s*(\\d+) kB");

  private final Journal journal;
  private final AtomicLong mainEnd = new AtomicLong(RUNNING);

  private RunRecorder(Journal journal) {
    this.journal = journal;
  }

  /** Begins to record this process. */
  public static RunRecorder start() {
    RunRecorder recorder =
        new RunRecorder(Journal.current().orElseThrow(IllegalStateException::new));
    recorder.journal.note(Kind.MAIN_START, System.currentTimeMillis());
    Runtime.getRuntime().addShutdownHook(new Thread(recorder::processEnds, "recorder"));
    return recorder;
  }

  /** Says that main has returned or thrown. */
  public void mainEnded() {
    mainEnd.set(System.currentTimeMillis());
  }

  /** A program may end with System.exit: then the JVM's end is main's. */
  private void processEnds() {
    mainEnd.compareAndSet(RUNNING, System.currentTimeMillis());
    journal.note(Kind.MAIN_END, mainEnd.get());
    journal.note(Kind.MEMORY, peakHeap(), peakResident());
    ProcessHandle.current().descendants().forEach(child -> journal.note(Kind.CHILD, child.pid()));
    journal.flush();
  }

  private static long peakHeap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }

  /** As Linux tells it; 0 elsewhere. */
  private static long peakResident() {
    if (!Files.exists(PROCESS)) {
      return 0;
    }
    try {
      Matcher found = PEAK_RESIDENT.matcher(Files.readString(PROCESS));
      return found.find() ? Long.parseLong(found.group(1)) * 1024 : 0;
    } catch (IOException e) {
      return 0; // told by another system in another way
    }
  }
}
