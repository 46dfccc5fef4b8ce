package org.minispark.engine.base;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;

/** The elements in lists of a fixed size. */
final class GroupedIterator<T> extends EngineIterator<List<T>> {
  private final Iterator<T> source;
  private final int size;

  GroupedIterator(Iterator<T> source, int size) {
    if (size < 1) {
      throw new IllegalArgumentException("size of a group must be positive, but is " + size);
    }
    this.source = source;
    this.size = size;
  }

  @Override
  public boolean hasNext() {
    return source.hasNext();
  }

  @Override
  public List<T> next() {
    if (!source.hasNext()) {
      throw new NoSuchElementException();
    }
    List<T> group = new ArrayList<>();
    while (group.size() < size && source.hasNext()) {
      group.add(source.next());
    }
    return group;
  }

  @Override
  public void forEachRemaining(Consumer<? super List<T>> action) {
    Collector<T> collector = new Collector<>(size, action);
    source.forEachRemaining(collector);
    collector.passOnRest();
  }

  private static final class Collector<T> implements Consumer<T> {
    private final int size;
    private final Consumer<? super List<T>> action;
    private List<T> group = new ArrayList<>();

    Collector(int size, Consumer<? super List<T>> action) {
      this.size = size;
      this.action = action;
    }

    @Override
    public void accept(T element) {
      group.add(element);
      if (group.size() == size) {
        passOn();
      }
    }

    void passOnRest() {
      if (!group.isEmpty()) {
        passOn();
      }
    }

    private void passOn() {
      List<T> full = group;
      group = new ArrayList<>();
      action.accept(full);
    }
  }
}
