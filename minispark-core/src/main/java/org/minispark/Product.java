package org.minispark;

import java.lang.reflect.RecordComponent;

/**
 * A fixed number of values that can be read by position: what tuples and Scala's case classes have
 * in common. A record is one by its components.
 */
public interface Product {
  /** How many values there are. */
  default int productArity() {
    return components().length;
  }

  /** The value at an index counted from 0; IndexOutOfBoundsException beyond the last. */
  default Object productElement(int index) {
    RecordComponent[] components = components();
    if (index < 0 || index >= components.length) {
      throw new IndexOutOfBoundsException(Integer.toString(index));
    }
    try {
      return components[index].getAccessor().invoke(this);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + components[index] + " of " + this, e);
    }
  }

  /** The simple name of the class. */
  default String productPrefix() {
    return getClass().getSimpleName();
  }

  /** Whether the other is of the same class, so that the two might be equal. */
  default boolean canEqual(Object other) {
    return getClass().isInstance(other);
  }

  private RecordComponent[] components() {
    RecordComponent[] components = getClass().getRecordComponents();
    if (components == null) {
      throw new UnsupportedOperationException(getClass().getName() + " is no record");
    }
    return components;
  }
}
