package org.minispark.util.random;

import java.io.Serializable;
import java.util.Iterator;
import org.minispark.engine.base.Iterators;

/**
 * Picks elements at random, each independently of the others. A sampler stands for one pass over
 * one partition: {@link #clone} it, {@link #setSeed seed} it, then {@link #sample(Iterator)}.
 *
 * @param <T> the elements to choose from
 * @param <U> the elements chosen
 */
public interface RandomSampler<T, U> extends Cloneable, Serializable {
  /** Starts the random numbers that belong to this seed. */
  void setSeed(long seed);

  /** How many times to take the next element; 0 to drop it. */
  int sample();

  /** The chosen elements in their order; decides on each when it is read. */
  Iterator<U> sample(Iterator<T> items);

  /** A sampler of the same kind with nothing drawn yet. */
  RandomSampler<T, U> clone();

  /** The elements for which {@link #sample()} is not 0, for samplers that take an element once. */
  static <T> Iterator<T> keepSampled(RandomSampler<T, T> sampler, Iterator<T> items) {
    return Iterators.filter(items, item -> sampler.sample() > 0);
  }
}
