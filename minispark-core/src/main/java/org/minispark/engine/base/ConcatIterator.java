package org.minispark.engine.base;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Consumer;

/** One iterator after the other. */
final class ConcatIterator<T> extends EngineIterator<T> {
  private final Iterator<? extends Iterator<? extends T>> iterators;
  private Iterator<? extends T> current = Collections.emptyIterator();

  ConcatIterator(Iterator<? extends Iterator<? extends T>> iterators) {
    this.iterators = iterators;
  }

  @Override
  public boolean hasNext() {
    while (!current.hasNext()) {
      current = Collections.emptyIterator(); // frees the old one before the next is made
      if (!iterators.hasNext()) {
        return false;
      }
      current = iterators.next();
    }
    return true;
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return current.next();
  }

  @Override
  public void forEachRemaining(Consumer<? super T> action) {
    Iterator<? extends T> first = current;
    current = Collections.emptyIterator();
    first.forEachRemaining(action);
    iterators.forEachRemaining(iterator -> iterator.forEachRemaining(action));
  }
}
