package org.minispark.api.java;

import java.util.Comparator;

/** The order of keys that compare themselves; of any type, since signatures do not ask for it. */
final class NaturalOrder {
  private NaturalOrder() {}

  /** Fails with NullPointerException on null and with ClassCastException on what cannot compare. */
  @SuppressWarnings("unchecked") // fails when it compares, as in Spark
  static <T> Comparator<T> of() {
    return (Comparator<T>) (Comparator<?>) Comparator.naturalOrder();
  }
}
