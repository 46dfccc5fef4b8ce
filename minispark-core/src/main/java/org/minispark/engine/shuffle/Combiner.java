package org.minispark.engine.shuffle;

import org.minispark.Aggregator;
import org.minispark.api.java.function.Function;
import org.minispark.api.java.function.Function2;
import org.minispark.engine.base.Unchecked;

/** Combines the values of a key: an aggregator without its types and checked exceptions. */
abstract class Combiner {
  /** A combined value of one value. */
  abstract Object create(Object value);

  /** The combined value with one more value. */
  abstract Object add(Object combined, Object value);

  /** Two combined values of the same key as one, the first being of the earlier values. */
  abstract Object merge(Object combined, Object later);

  /** Combines plain values. */
  static Combiner ofValues(Aggregator<?, ?, ?> aggregator) {
    return new OfValues(aggregator);
  }

  /** Combines what was combined before: each value is a combined one. */
  static Combiner ofCombined(Aggregator<?, ?, ?> aggregator) {
    return new OfCombined(aggregator);
  }

  @SuppressWarnings("unchecked") // the shuffle's types are the aggregator's
  private static <F> F untyped(Object function) {
    return (F) function;
  }

  private static Object call(Function2<Object, Object, Object> function, Object a, Object b) {
    try {
      return function.call(a, b);
    } catch (Exception e) {
      throw Unchecked.rethrow(e);
    }
  }

  private static final class OfValues extends Combiner {
    private final Function<Object, Object> createCombiner;
    private final Function2<Object, Object, Object> mergeValue;
    private final Function2<Object, Object, Object> mergeCombiners;

    OfValues(Aggregator<?, ?, ?> aggregator) {
      createCombiner = untyped(aggregator.createCombiner());
      mergeValue = untyped(aggregator.mergeValue());
      mergeCombiners = untyped(aggregator.mergeCombiners());
    }

    @Override
    Object create(Object value) {
      try {
        return createCombiner.call(value);
      } catch (Exception e) {
        throw Unchecked.rethrow(e);
      }
    }

    @Override
    Object add(Object combined, Object value) {
      return call(mergeValue, combined, value);
    }

    @Override
    Object merge(Object combined, Object later) {
      return call(mergeCombiners, combined, later);
    }
  }

  private static final class OfCombined extends Combiner {
    private final Function2<Object, Object, Object> mergeCombiners;

    OfCombined(Aggregator<?, ?, ?> aggregator) {
      mergeCombiners = untyped(aggregator.mergeCombiners());
    }

    @Override
    Object create(Object value) {
      return value;
    }

    @Override
    Object add(Object combined, Object value) {
      return call(mergeCombiners, combined, value);
    }

    @Override
    Object merge(Object combined, Object later) {
      return call(mergeCombiners, combined, later);
    }
  }
}
