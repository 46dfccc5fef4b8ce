package org.minispark.rdd;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import org.minispark.SparkUnsupportedOperationException;
import org.minispark.api.java.function.Function2;

/** What is left of some records when they were reduced: one value, or nothing of no records. */
@SuppressWarnings("serial") // holds a record of the program's; whoever sends it checks that
record Reduced<T>(boolean isPresent, T value) implements Serializable {
  private static final long serialVersionUID = 1L;

  static <T> Reduced<T> nothing() {
    return new Reduced<>(false, null);
  }

  static <T> Reduced<T> to(T value) {
    return new Reduced<>(true, value);
  }

  /** Reduces records from the left. */
  static <T> Reduced<T> of(Iterator<T> records, Function2<T, T, T> function) {
    if (!records.hasNext()) {
      return nothing();
    }
    return to(Reductions.foldLeft(records.next(), records, function));
  }

  /** Reduces what is left of several partitions, in their order. */
  static <T> Reduced<T> merge(List<Reduced<T>> parts, Function2<T, T, T> function) {
    return of(parts.stream().filter(Reduced::isPresent).map(Reduced::value).iterator(), function);
  }

  /**
   * The value.
   *
   * @throws SparkUnsupportedOperationException if there was no record
   */
  T get() {
    if (!isPresent) {
      throw new SparkUnsupportedOperationException("empty collection");
    }
    return value;
  }
}
