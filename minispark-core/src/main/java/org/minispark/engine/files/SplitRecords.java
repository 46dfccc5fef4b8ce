package org.minispark.engine.files;

import java.io.IOException;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.minispark.TaskContext;
import org.minispark.engine.base.EngineIterator;
import org.minispark.engine.base.Unchecked;

/** The records of a split of bytes, one read at a time; the file is opened by the first read. */
abstract class SplitRecords extends EngineIterator<byte[]> {
  private static final int RECORDS_BETWEEN_CHECKS = 1_000;

  private final FileSplit split;
  private final TaskContext context;
  private byte[] fetched;
  private boolean opened;
  private boolean finished;
  private int untilCheck;

  SplitRecords(FileSplit split, TaskContext context) {
    this.split = split;
    this.context = context;
  }

  /** Goes to the first record of the split. */
  abstract void open(FileSplit split, TaskContext context) throws IOException;

  /** The next record; null behind the last of the split, when the file is closed. */
  abstract byte[] read() throws IOException;

  @Override
  public final boolean hasNext() {
    if (fetched == null && !finished) {
      fetched = fetch();
      finished = fetched == null;
    }
    return fetched != null;
  }

  @Override
  public final byte[] next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    byte[] record = fetched;
    fetched = null;
    return record;
  }

  @Override
  public final void forEachRemaining(Consumer<? super byte[]> action) {
    while (hasNext()) {
      action.accept(next());
    }
  }

  private byte[] fetch() {
    if (untilCheck-- == 0) {
      untilCheck = RECORDS_BETWEEN_CHECKS;
      context.killTaskIfInterrupted();
    }
    try {
      if (!opened) {
        opened = true;
        open(split, context);
      }
      byte[] record = read();
      if (record != null) {
        context.taskMetrics().inputMetrics().incRecordsRead(1);
      }
      return record;
    } catch (IOException e) {
      context.killTaskIfInterrupted(); // an interrupt closes the channel; the kill is the cause
      throw Unchecked.rethrow(FileProblem.of(split.file(), e));
    }
  }
}
