package org.minispark.engine.files;

import java.io.IOException;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.minispark.TaskContext;
import org.minispark.engine.base.EngineIterator;
import org.minispark.engine.base.Unchecked;
import org.minispark.executor.InputMetrics;

/**
 * The lines of a split. Every line of a file belongs to exactly one of its splits, though splits
 * cut lines anywhere: a reader skips the line that its split begins in, or at the start of, and
 * reads on until a line starts behind its split's end. So the line that starts exactly at a cut
 * belongs to the split before it.
 *
 * <p>A file that has become shorter since its splits were planned is an error, never fewer lines.
 */
public final class SplitLines extends EngineIterator<String> {
  private static final int BUFFER_BYTES = 128 << 10;
  private static final int LINES_BETWEEN_CHECKS = 1_000;

  private final FileSplit split;
  private final TaskContext context;
  private final InputMetrics metrics;
  private SplitInput bytes;
  private LineBuffer lines;
  private long position;
  private String fetched;
  private boolean finished;
  private int untilCheck;

  /** Opens nothing yet; the file is closed at its end or, at the latest, at the task's. */
  public SplitLines(FileSplit split, TaskContext context) {
    this.split = split;
    this.context = context;
    this.metrics = context.taskMetrics().inputMetrics();
  }

  @Override
  public boolean hasNext() {
    if (fetched == null) {
      fetched = read();
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
    for (String line = hasNext() ? next() : null; line != null; line = read()) {
      action.accept(line);
    }
  }

  /** The next line, or null at the end of the split. */
  private String read() {
    if (untilCheck-- == 0) {
      untilCheck = LINES_BETWEEN_CHECKS;
      context.killTaskIfInterrupted();
    }
    if (finished) {
      return null;
    }
    try {
      return readOpen();
    } catch (IOException e) {
      context.killTaskIfInterrupted(); // an interrupt closes the channel; the kill is the cause
      throw Unchecked.rethrow(FileProblem.of(split.file(), e));
    }
  }

  private String readOpen() throws IOException {
    if (lines == null) {
      open();
    }
    String line = position <= lastStart() ? lines.next() : null;
    if (line == null) {
      finished = true;
      bytes.close();
      return null;
    }
    position = lines.position();
    metrics.incRecordsRead(1);
    return line;
  }

  /** Lines that start behind this place are of a later split. */
  private long lastStart() {
    return split.compression().splittable() ? split.end() : Long.MAX_VALUE;
  }

  private void open() throws IOException {
    bytes = SplitInput.open(split, split.start(), context);
    lines = new LineBuffer(split.compression().unpack(bytes)::read, split.start(), bufferBytes());
    if (split.start() == 0) {
      lines.skipByteOrderMark();
      return;
    }
    lines.skip();
    position = lines.position();
  }

  private int bufferBytes() {
    long bytesToRead = split.fileLength() - split.start();
    return split.compression().splittable()
        ? (int) Math.min(bytesToRead, BUFFER_BYTES)
        : BUFFER_BYTES;
  }
}
