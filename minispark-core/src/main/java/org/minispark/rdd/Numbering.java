package org.minispark.rdd;

import java.util.Iterator;
import java.util.stream.IntStream;
import org.minispark.Tuple2;
import org.minispark.api.java.function.Function;
import org.minispark.engine.base.Iterators;

/** Gives records numbers as they pass. */
final class Numbering<T> implements Function<T, Tuple2<T, Long>> {
  private static final long serialVersionUID = 1L;

  private final long stride;
  private long next;

  private Numbering(long first, long stride) {
    this.next = first;
    this.stride = stride;
  }

  /** Each record with its number: {@code first}, {@code first + stride} and so on. */
  static <T> Iterator<Tuple2<T, Long>> pair(Iterator<T> records, long first, long stride) {
    return Iterators.map(records, new Numbering<T>(first, stride));
  }

  /** 0 to {@code end - 1}. */
  static Iterator<Integer> upTo(int end) {
    return IntStream.range(0, end).iterator();
  }

  @Override
  public Tuple2<T, Long> call(T record) {
    long number = next;
    next += stride;
    return new Tuple2<>(record, number);
  }
}
