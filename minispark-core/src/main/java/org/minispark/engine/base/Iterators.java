package org.minispark.engine.base;

import java.util.Iterator;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.minispark.api.java.function.FlatMapFunction;
import org.minispark.api.java.function.Function;
import org.minispark.api.java.function.Function2;

/**
 * The operators that narrow stages are made of. All keep the contract of {@link EngineIterator};
 * their sources may be any iterators.
 */
public final class Iterators {
  private Iterators() {}

  /** No element. */
  public static <T> EngineIterator<T> empty() {
    return new ConcatIterator<>(List.<Iterator<T>>of().iterator());
  }

  /** One element, which may be null. */
  public static <T> EngineIterator<T> singleton(T element) {
    return new SingletonIterator<>(element);
  }

  /** The function's result for each element. Chains of maps and filters become one loop. */
  public static <T, R> EngineIterator<R> map(
      Iterator<T> source, Function<? super T, ? extends R> function) {
    return FusedIterator.map(source, function);
  }

  /** The elements for which the predicate is true. */
  public static <T> EngineIterator<T> filter(
      Iterator<T> source, Function<? super T, Boolean> predicate) {
    return FusedIterator.filter(source, predicate);
  }

  /** All results of the function for each element, in order. */
  public static <T, R> EngineIterator<R> flatMap(
      Iterator<T> source, FlatMapFunction<? super T, ? extends R> function) {
    return concat(map(source, element -> Unchecked.callFlatMap(function, element)));
  }

  /**
   * The elements of one iterator after the other. An iterator is asked for only when the one before
   * it is read to its end, so that at most one needs to be open.
   */
  public static <T> EngineIterator<T> concat(Iterator<? extends Iterator<? extends T>> iterators) {
    return new ConcatIterator<>(iterators);
  }

  /**
   * Combines the elements at the same positions.
   *
   * @param lengthsDiffer makes the exception to throw, unwrapped, where only one side has ended
   */
  public static <T, U, R> EngineIterator<R> zip(
      Iterator<T> left,
      Iterator<U> right,
      Function2<? super T, ? super U, ? extends R> combine,
      Supplier<? extends Throwable> lengthsDiffer) {
    return new ZipIterator<>(left, right, combine, lengthsDiffer);
  }

  /** The first elements, at most {@code limit}; reads no further. None if the limit is negative. */
  public static <T> EngineIterator<T> take(Iterator<T> source, long limit) {
    return new TakeIterator<>(source, limit);
  }

  /**
   * The elements in new lists of {@code size}, the last one shorter if need be.
   *
   * @throws IllegalArgumentException if the size is less than 1
   */
  public static <T> EngineIterator<List<T>> grouped(Iterator<T> source, int size) {
    return new GroupedIterator<>(source, size);
  }

  /**
   * The same elements; tells the counter how many have passed: 1 after each pull, the sum at the
   * end of a push, even one that fails.
   */
  public static <T> EngineIterator<T> counting(Iterator<T> source, LongConsumer counter) {
    return new CountingIterator<>(source, counter);
  }

  /** The same elements, with a look at the next one. */
  public static <T> PeekingIterator<T> peeking(Iterator<T> source) {
    return new PeekingIterator<>(source);
  }

  /** Reads all and returns how many there were. */
  public static long count(Iterator<?> source) {
    long[] count = new long[1];
    source.forEachRemaining(element -> count[0]++);
    return count[0];
  }
}
