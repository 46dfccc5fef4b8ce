package org.minispark.engine.storage;

import java.util.function.Consumer;
import org.minispark.TaskContext;

/** Reads records that are kept as objects. */
final class ObjectsIterator<T> extends BlockIterator<T> {
  private final Object[] values;
  private final Runnable onClose;
  private int position;

  ObjectsIterator(Object[] values, TaskContext task, Runnable onClose) {
    super(task);
    this.values = values;
    this.onClose = onClose;
  }

  @Override
  public boolean hasNext() {
    if (position < values.length) {
      return true;
    }
    release();
    return false;
  }

  @Override
  public void forEachRemaining(Consumer<? super T> action) {
    while (position < values.length) {
      stopIfKilled();
      int from = position;
      position = Math.min(values.length, from + LOOK_EVERY);
      for (int i = from; i < position; i++) {
        action.accept(record(i));
      }
    }
    release();
  }

  @Override
  T read() {
    return record(position++);
  }

  @Override
  long recordsRead() {
    return position;
  }

  @Override
  void close() {
    onClose.run();
  }

  @SuppressWarnings("unchecked") // a block holds the records of the RDD that asks for it
  private T record(int index) {
    return (T) values[index];
  }
}
