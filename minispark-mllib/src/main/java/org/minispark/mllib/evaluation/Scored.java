package org.minispark.mllib.evaluation;

import org.minispark.Product;

/** Reads the tuples that metrics are made of: two doubles, or three with a weight. */
final class Scored {
  private static final int WEIGHT = 2;

  private Scored() {}

  static double first(Product tuple) {
    return number(tuple, 0);
  }

  static double second(Product tuple) {
    return number(tuple, 1);
  }

  /** 1.0 if the tuple has none. */
  static double weight(Product tuple) {
    return tuple.productArity() > WEIGHT ? number(tuple, WEIGHT) : 1.0;
  }

  private static double number(Product tuple, int index) {
    if (tuple.productArity() >= 2 && tuple.productElement(index) instanceof Double number) {
      return number;
    }
    throw new IllegalArgumentException("Expected tuples, got " + tuple);
  }
}
