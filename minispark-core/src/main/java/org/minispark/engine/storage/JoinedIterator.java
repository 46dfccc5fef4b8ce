package org.minispark.engine.storage;

import java.util.Iterator;
import java.util.function.Consumer;
import org.minispark.TaskContext;

/** The records of a block that did not fit: those that were serialized, then the rest. */
final class JoinedIterator<T> extends BlockIterator<T> {
  private final BlockIterator<T> first;
  private final Iterator<T> both;

  JoinedIterator(BlockIterator<T> first, Iterator<T> both, TaskContext task) {
    super(task);
    this.first = first;
    this.both = both;
  }

  @Override
  public boolean hasNext() {
    return both.hasNext();
  }

  @Override
  public void forEachRemaining(Consumer<? super T> action) {
    both.forEachRemaining(action);
  }

  @Override
  T read() {
    return both.next();
  }

  @Override
  long recordsRead() {
    return first.recordsRead();
  }

  @Override
  void close() {
    first.release();
  }
}
