package org.minispark.util.random;

import java.util.List;
import java.util.Random;

/** The shuffle that gives each order the same probability. */
public final class FisherYates {
  private FisherYates() {}

  /** Shuffles in place; draws {@code elements.size() - 1} numbers. */
  public static <T> void shuffle(List<T> elements, Random random) {
    for (int i = elements.size() - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      elements.set(j, elements.set(i, elements.get(j)));
    }
  }
}
