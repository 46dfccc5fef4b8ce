package org.minispark.engine.base;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.minispark.api.java.function.Function;

/**
 * A chain of maps and filters as one loop over an array of functions, instead of one iterator for
 * each. That is one interface call per step and element where nested iterators need two, and a
 * chain of ten thousand steps needs no deeper stack than a chain of one.
 *
 * <p>Wrapping a chain that nobody has begun to read takes its steps over and leaves it unusable
 * (contract: wrapping gives away).
 *
 * <p>{@code hasNext} computes up to the last filter only, {@code next} the maps behind it: a map
 * runs when its element is taken, as in nested iterators.
 */
final class FusedIterator<T> extends EngineIterator<T> {
  /** Stands for an element that a filter has dropped; elements themselves may be null. */
  private static final Object DROPPED = new Object();

  private final Iterator<?> source;

  /** The chain while it can still grow; null once reading has begun or another took it over. */
  private List<Step> growing;

  private Step[] steps;
  private int stepsToLastFilter;
  private Object fetched;
  private boolean hasFetched;

  /** A map, or a filter, whose function gives a Boolean. */
  private record Step(Function<Object, Object> function, boolean isFilter) {}

  private FusedIterator(Iterator<?> source, List<Step> steps) {
    this.source = source;
    this.growing = steps;
  }

  static <T, R> FusedIterator<R> map(
      Iterator<T> source, Function<? super T, ? extends R> function) {
    return withStep(source, new Step(untyped(function), false));
  }

  static <T> FusedIterator<T> filter(Iterator<T> source, Function<? super T, Boolean> predicate) {
    return withStep(source, new Step(untyped(predicate), true));
  }

  private static <R> FusedIterator<R> withStep(Iterator<?> source, Step step) {
    if (source instanceof FusedIterator<?> chain && chain.growing != null) {
      List<Step> steps = chain.growing;
      chain.growing = null;
      steps.add(step);
      return new FusedIterator<>(chain.source, steps);
    }
    List<Step> steps = new ArrayList<>(4);
    steps.add(step);
    return new FusedIterator<>(source, steps);
  }

  @Override
  public boolean hasNext() {
    begin();
    if (stepsToLastFilter == 0) {
      return source.hasNext();
    }
    while (!hasFetched && source.hasNext()) {
      fetched = apply(source.next(), 0, stepsToLastFilter);
      hasFetched = fetched != DROPPED;
    }
    return hasFetched;
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    if (stepsToLastFilter == 0) {
      return typed(apply(source.next(), 0, steps.length));
    }
    return finishFetched();
  }

  @Override
  public void forEachRemaining(Consumer<? super T> action) {
    begin();
    if (hasFetched) {
      action.accept(finishFetched());
    }
    int end = steps.length;
    source.forEachRemaining(
        element -> {
          Object result = apply(element, 0, end);
          if (result != DROPPED) {
            action.accept(typed(result));
          }
        });
  }

  private T finishFetched() {
    Object element = fetched;
    fetched = null;
    hasFetched = false;
    return typed(apply(element, stepsToLastFilter, steps.length));
  }

  private Object apply(Object element, int from, int to) {
    Object value = element;
    try {
      for (int i = from; i < to; i++) {
        Step step = steps[i];
        Object result = step.function.call(value);
        if (!step.isFilter) {
          value = result;
        } else if (!((Boolean) result)) {
          return DROPPED;
        }
      }
    } catch (Exception e) {
      throw Unchecked.rethrow(e);
    }
    return value;
  }

  /** Ends the time in which another step may join, and lays the steps out for the loop. */
  private void begin() {
    if (steps != null) {
      return;
    }
    if (growing == null) {
      throw new IllegalStateException("this iterator has been given to another operator");
    }
    steps = growing.toArray(new Step[0]);
    growing = null;
    for (int i = 0; i < steps.length; i++) {
      if (steps[i].isFilter) {
        stepsToLastFilter = i + 1;
      }
    }
  }

  @SuppressWarnings("unchecked") // each step's result type is the next step's argument type
  private static Function<Object, Object> untyped(Function<?, ?> function) {
    return (Function<Object, Object>) function;
  }

  @SuppressWarnings("unchecked")
  private T typed(Object element) {
    return (T) element;
  }
}
