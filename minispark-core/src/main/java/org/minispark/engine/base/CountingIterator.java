package org.minispark.engine.base;

import java.util.Iterator;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** Counts what passes; in a push it reports once, so that the count costs next to nothing. */
final class CountingIterator<T> extends EngineIterator<T> {
  private final Iterator<T> source;
  private final LongConsumer counter;

  CountingIterator(Iterator<T> source, LongConsumer counter) {
    this.source = source;
    this.counter = counter;
  }

  @Override
  public boolean hasNext() {
    return source.hasNext();
  }

  @Override
  public T next() {
    T element = source.next();
    counter.accept(1);
    return element;
  }

  @Override
  public void forEachRemaining(Consumer<? super T> action) {
    Count<T> count = new Count<>(action);
    try {
      source.forEachRemaining(count);
    } finally {
      counter.accept(count.elements);
    }
  }

  private static final class Count<T> implements Consumer<T> {
    private final Consumer<? super T> action;
    private long elements;

    Count(Consumer<? super T> action) {
      this.action = action;
    }

    @Override
    public void accept(T element) {
      elements++;
      action.accept(element);
    }
  }
}
