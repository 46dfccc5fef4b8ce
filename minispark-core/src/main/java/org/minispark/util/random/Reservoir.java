package org.minispark.util.random;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.minispark.engine.base.XORShiftRandom;

/**
 * A sample of fixed size out of data of unknown size (Vitter's algorithm R).
 *
 * @param sample the chosen elements, in the order of their places in the reservoir
 * @param count how many elements were read
 * @param <T> the type of the elements
 */
public record Reservoir<T>(List<T> sample, long count) {
  /** Reads all elements and keeps {@code size} of them, each with the same probability. */
  public static <T> Reservoir<T> sampleAndCount(Iterator<T> elements, int size, long seed) {
    List<T> sample = new ArrayList<>();
    while (sample.size() < size && elements.hasNext()) {
      sample.add(elements.next());
    }
    if (sample.size() < size) {
      return new Reservoir<>(sample, sample.size());
    }
    return new Reservoir<>(sample, replaceAtRandom(sample, elements, seed));
  }

  private static <T> long replaceAtRandom(List<T> sample, Iterator<T> rest, long seed) {
    Random random = new XORShiftRandom(seed);
    int size = sample.size();
    long[] count = {size};
    rest.forEachRemaining(
        element -> {
          count[0]++;
          long place = (long) (random.nextDouble() * count[0]);
          if (place < size) {
            sample.set((int) place, element);
          }
        });
    return count[0];
  }
}
