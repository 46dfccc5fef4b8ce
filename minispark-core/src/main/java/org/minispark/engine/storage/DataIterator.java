package org.minispark.engine.storage;

import java.util.Iterator;
import java.util.function.Consumer;
import org.minispark.TaskContext;

/** Reads records that another block manager of this process holds. */
final class DataIterator<T> extends BlockIterator<T> {
  private final Iterator<T> records;
  private final BlockData data;
  private long read;

  DataIterator(Iterator<T> records, BlockData data, TaskContext task) {
    super(task);
    this.records = records;
    this.data = data;
  }

  @Override
  public boolean hasNext() {
    if (records.hasNext()) {
      return true;
    }
    release();
    return false;
  }

  @Override
  public void forEachRemaining(Consumer<? super T> action) {
    while (hasNext()) {
      action.accept(next());
    }
  }

  @Override
  T read() {
    read++;
    return records.next();
  }

  @Override
  long recordsRead() {
    return read;
  }

  @Override
  void close() {
    data.close();
  }
}
