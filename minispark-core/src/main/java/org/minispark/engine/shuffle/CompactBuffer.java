package org.minispark.engine.shuffle;

import java.io.Serializable;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.function.Consumer;

/**
 * The list of a key's values that groupByKey, cogroup and the joins make. Most keys have one or two
 * values, so the first two need no array. It only grows.
 *
 * @param <T> the type of the values
 */
@SuppressWarnings("serial") // holds what the program puts in; whoever writes it checks that
public final class CompactBuffer<T> extends AbstractList<T> implements RandomAccess, Serializable {
  private static final long serialVersionUID = 1L;

  private static final int INLINE = 2;
  private static final int FIRST_ARRAY = 8;

  private Object first;
  private Object second;
  private Object[] rest;
  private int size;

  public CompactBuffer() {}

  /** A list of one value. */
  public CompactBuffer(T value) {
    first = value;
    size = 1;
  }

  @Override
  public boolean add(T value) {
    switch (size) {
      case 0 -> first = value;
      case 1 -> second = value;
      default -> {
        makeRoom(size - INLINE + 1);
        rest[size - INLINE] = value;
      }
    }
    size++;
    return true;
  }

  /** Adds all values of another list at the end. */
  public CompactBuffer<T> addAll(CompactBuffer<? extends T> other) {
    int otherSize = other.size;
    if (size >= INLINE && otherSize > 0) {
      makeRoom(size - INLINE + otherSize);
    }
    for (int i = 0; i < otherSize; i++) {
      add(other.get(i));
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

  @Override
  @SuppressWarnings("unchecked") // only add puts values in
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
  public void forEach(Consumer<? super T> action) {
    for (int i = 0; i < size; i++) {
      action.accept(get(i));
    }
  }
}
