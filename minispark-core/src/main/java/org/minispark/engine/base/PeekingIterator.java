package org.minispark.engine.base;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Consumer;

/**
 * An iterator that can show its next element without moving.
 *
 * @param <T> the type of the elements
 */
public final class PeekingIterator<T> extends EngineIterator<T> {
  private final Iterator<T> source;
  private T head;
  private boolean hasHead;

  PeekingIterator(Iterator<T> source) {
    this.source = source;
  }

  /**
   * The element that {@link #next} will return.
   *
   * @throws NoSuchElementException at the end
   */
  public T peek() {
    if (!hasHead) {
      head = source.next();
      hasHead = true;
    }
    return head;
  }

  @Override
  public boolean hasNext() {
    return hasHead || source.hasNext();
  }

  @Override
  public T next() {
    if (!hasHead) {
      return source.next();
    }
    T element = head;
    head = null;
    hasHead = false;
    return element;
  }

  @Override
  public void forEachRemaining(Consumer<? super T> action) {
    if (hasHead) {
      action.accept(next());
    }
    source.forEachRemaining(action);
  }
}
