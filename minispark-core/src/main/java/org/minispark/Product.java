package org.minispark;

/** A fixed number of values that can be read by position: what all tuples have in common. */
public interface Product {
  /** How many values there are. */
  int productArity();

  /** The value at an index counted from 0; IndexOutOfBoundsException beyond the last. */
  Object productElement(int index);
}
