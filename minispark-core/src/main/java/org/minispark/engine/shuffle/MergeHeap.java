package org.minispark.engine.shuffle;

/** The smallest of a few runs by the head of each: a binary heap of their numbers. */
abstract class MergeHeap {
  private final int[] heap;
  private int size;

  MergeHeap(int runs) {
    heap = new int[runs];
  }

  /** Whether the head of run {@code a} comes before that of run {@code b}. */
  abstract boolean before(int a, int b);

  final boolean isEmpty() {
    return size == 0;
  }

  final int top() {
    return heap[0];
  }

  final void add(int run) {
    int place = size++;
    while (place > 0) {
      int parent = (place - 1) >>> 1;
      if (!before(run, heap[parent])) {
        break;
      }
      heap[place] = heap[parent];
      place = parent;
    }
    heap[place] = run;
  }

  /** The top run has ended. */
  final void removeTop() {
    int last = heap[--size];
    if (size > 0) {
      siftDown(last);
    }
  }

  /** The top run has a new head. */
  final void updateTop() {
    siftDown(heap[0]);
  }

  private void siftDown(int run) {
    int place = 0;
    while (true) {
      int child = 2 * place + 1;
      if (child >= size) {
        break;
      }
      if (child + 1 < size && before(heap[child + 1], heap[child])) {
        child++;
      }
      if (!before(heap[child], run)) {
        break;
      }
      heap[place] = heap[child];
      place = child;
    }
    heap[place] = run;
  }
}
