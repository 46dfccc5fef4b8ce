package org.minispark.engine.shuffle;

import java.io.Serializable;
import java.util.AbstractCollection;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * A key's values, that groupByKey, cogroup and the joins put together. Most keys have one or two,
 * so the first two need no array.
 *
 * <p>Programs get it as an {@code Iterable}. As in Spark it is a collection, but no list; they
 * cannot change it, and it equals only itself.
 *
 * @param <T> the type of the values
 */
@SuppressWarnings("serial") // holds what the program puts in; whoever writes it checks that
public final class CompactBuffer<T> extends AbstractCollection<T> implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final int INLINE = 2;
  private static final int FIRST_ARRAY = 8;

  private Object first;
  private Object second;
  private Object[] rest;
  private int size;

  public CompactBuffer() {}

  /** One value. */
  public CompactBuffer(T value) {
    first = value;
    size = 1;
  }

  /** One more value, at the end. */
  public void append(T value) {
    switch (size) {
      case 0 -> first = value;
      case 1 -> second = value;
      default -> {
        makeRoom(size - INLINE + 1);
        rest[size - INLINE] = value;
      }
    }
    size++;
  }

  /** Adds all values of another one at the end. */
  public CompactBuffer<T> appendAll(CompactBuffer<? extends T> other) {
    int otherSize = other.size;
    if (size >= INLINE && otherSize > 0) {
      makeRoom(size - INLINE + otherSize);
    }
    for (int i = 0; i < otherSize; i++) {
      append(other.get(i));
    }
    return this;
  }

  private void makeRoom(int length) {
    if (rest == null) {
      rest = new Object[Math.max(FIRST_ARRAY, length)];
    } else if (length > rest.length) {
      rest = Arrays.copyOf(rest, Math.max(length, rest.length + (rest.length >> 1)));
    }
  }

  /** The value at a place, from 0. */
  @SuppressWarnings("unchecked") // only append puts values in
  public T get(int index) {
    Objects.checkIndex(index, size);
    return switch (index) {
      case 0 -> (T) first;
      case 1 -> (T) second;
      default -> (T) rest[index - INLINE];
    };
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Iterator<T> iterator() {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < size;
      }

      @Override
      public T next() {
        if (next == size) {
          throw new NoSuchElementException();
        }
        return get(next++);
      }
    };
  }

  @Override
  public void forEach(Consumer<? super T> action) {
    for (int i = 0; i < size; i++) {
      action.accept(get(i));
    }
  }
}
