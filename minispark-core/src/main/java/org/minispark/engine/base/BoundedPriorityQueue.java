package org.minispark.engine.base;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Keeps the smallest elements of all that are added, in the memory of those it keeps. Elements that
 * compare equal stand, and are preferred, in the order in which they came: the result is that of a
 * stable sort cut off, whatever the heap does. (Spark leaves ties open.)
 *
 * @param <T> the type of the elements
 */
public final class BoundedPriorityQueue<T> {
  private record Entry<T>(T element, long arrival) {}

  private final int limit;
  private final Comparator<? super T> order;

  /** The largest on top, and among equals the latest, which is the next to leave. */
  private final PriorityQueue<Entry<T>> kept;

  private long arrivals;

  /**
   * @param limit how many elements to keep at most
   * @throws IllegalArgumentException if the limit is negative
   */
  public BoundedPriorityQueue(int limit, Comparator<? super T> order) {
    if (limit < 0) {
      throw new IllegalArgumentException("k (" + limit + ") must be nonnegative");
    }
    this.limit = limit;
    this.order = order;
    this.kept = new PriorityQueue<>(stableOrder().reversed());
  }

  /** The smallest elements, ascending; reads all. */
  public static <T> List<T> smallest(
      Iterator<? extends T> elements, int limit, Comparator<? super T> order) {
    BoundedPriorityQueue<T> queue = new BoundedPriorityQueue<>(limit, order);
    elements.forEachRemaining(queue::add);
    return queue.toSortedList();
  }

  /** The smallest elements of two sorted lists, those of the first preferred among equals. */
  public static <T> List<T> mergeSorted(
      List<T> first, List<T> second, int limit, Comparator<? super T> order) {
    List<T> merged = new ArrayList<>();
    PeekingIterator<T> left = Iterators.peeking(first.iterator());
    PeekingIterator<T> right = Iterators.peeking(second.iterator());
    while (merged.size() < limit && (left.hasNext() || right.hasNext())) {
      boolean takeLeft =
          !right.hasNext() || left.hasNext() && order.compare(left.peek(), right.peek()) <= 0;
      merged.add(takeLeft ? left.next() : right.next());
    }
    return merged;
  }

  /** Keeps the element if it is smaller than the largest kept, or if there is room. */
  public void add(T element) {
    if (kept.size() < limit) {
      kept.add(new Entry<>(element, arrivals++));
      return;
    }
    if (limit > 0 && order.compare(element, kept.peek().element) < 0) {
      kept.poll();
      kept.add(new Entry<>(element, arrivals++));
    }
  }

  /** The elements kept, ascending. */
  public List<T> toSortedList() {
    List<Entry<T>> entries = new ArrayList<>(kept);
    entries.sort(stableOrder());
    List<T> elements = new ArrayList<>(entries.size());
    entries.forEach(entry -> elements.add(entry.element));
    return elements;
  }

  private Comparator<Entry<T>> stableOrder() {
    return (left, right) -> {
      int byElement = order.compare(left.element, right.element);
      return byElement != 0 ? byElement : Long.compare(left.arrival, right.arrival);
    };
  }
}
