package org.minispark.engine.storage;

import java.util.NoSuchElementException;
import org.minispark.TaskContext;
import org.minispark.engine.base.EngineIterator;

/**
 * Reads the records of a block and lets go of it at the end, or when its task ends. As the root of
 * a stage's iterators it looks at the task's kill flag.
 */
abstract class BlockIterator<T> extends EngineIterator<T> {
  /** Records between two looks at the kill flag; a power of two. */
  static final int LOOK_EVERY = 4096;

  private final TaskContext task;
  private boolean released;
  private boolean counting;

  /**
   * @param task who reads, or null for the engine itself
   */
  BlockIterator(TaskContext task) {
    this.task = task;
  }

  /** Lets go of what is held; called once. */
  abstract void close();

  /** How many records were handed out. */
  abstract long recordsRead();

  abstract T read();

  /** Lets go when the task ends. Call once, after construction. */
  final BlockIterator<T> boundToTask() {
    if (task != null) {
      task.addTaskCompletionListener(context -> release());
    }
    return this;
  }

  /** Counts as input of the task: the block was there before it. */
  final BlockIterator<T> countingInput(long bytes) {
    counting = task != null;
    if (counting) {
      task.taskMetrics().inputMetrics().incBytesRead(bytes);
    }
    return this;
  }

  final void release() {
    if (released) {
      return;
    }
    released = true;
    if (counting) {
      task.taskMetrics().inputMetrics().incRecordsRead(recordsRead());
    }
    close();
  }

  final void stopIfKilled() {
    if (task != null) {
      task.killTaskIfInterrupted();
    }
  }

  @Override
  public final T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    if ((recordsRead() & LOOK_EVERY - 1) == 0) {
      stopIfKilled();
    }
    return read();
  }
}
