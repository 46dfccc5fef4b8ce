package org.minispark.engine.base;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Consumer;

/** The first elements. Pulls its source even in a push, because a push cannot be stopped. */
final class TakeIterator<T> extends EngineIterator<T> {
  private final Iterator<T> source;
  private long left;

  TakeIterator(Iterator<T> source, long limit) {
    this.source = source;
    this.left = limit;
  }

  @Override
  public boolean hasNext() {
    return left > 0 && source.hasNext();
  }

  @Override
  public T next() {
    if (left <= 0) {
      throw new NoSuchElementException();
    }
    T element = source.next();
    left--;
    return element;
  }

  @Override
  public void forEachRemaining(Consumer<? super T> action) {
    while (hasNext()) {
      action.accept(next());
    }
  }
}
