package org.minispark.engine.scheduler;

import java.util.Arrays;

/** A growing stack of ints without boxes; for one owner. */
final class IntStack {
  private int[] elements = new int[8];
  private int size;

  void push(int element) {
    if (size == elements.length) {
      elements = Arrays.copyOf(elements, size * 2);
    }
    elements[size++] = element;
  }

  boolean isEmpty() {
    return size == 0;
  }

  int size() {
    return size;
  }

  /** The element {@code position} counted from the bottom. */
  int get(int position) {
    return elements[position];
  }

  /** Takes out the element at {@code position}; those above move down. */
  void removeAt(int position) {
    size--;
    System.arraycopy(elements, position + 1, elements, position, size - position);
  }
}
