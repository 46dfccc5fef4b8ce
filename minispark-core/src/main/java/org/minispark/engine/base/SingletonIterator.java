package org.minispark.engine.base;

import java.util.NoSuchElementException;
import java.util.function.Consumer;

/** One element, once. */
final class SingletonIterator<T> extends EngineIterator<T> {
  private T element;
  private boolean taken;

  SingletonIterator(T element) {
    this.element = element;
  }

  @Override
  public boolean hasNext() {
    return !taken;
  }

  @Override
  public T next() {
    if (taken) {
      throw new NoSuchElementException();
    }
    T result = element;
    taken = true;
    element = null; // the iterator may outlive the use of its element
    return result;
  }

  @Override
  public void forEachRemaining(Consumer<? super T> action) {
    if (!taken) {
      action.accept(next());
    }
  }
}
