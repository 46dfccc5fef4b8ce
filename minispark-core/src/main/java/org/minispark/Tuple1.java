package org.minispark;

import java.io.Serializable;

/** One value in a tuple. Equality and hash are Scala's; see {@link Tuple2}. */
public class Tuple1<T1> implements Product, Serializable {
  private static final long serialVersionUID = 1L;

  public final T1 _1;

  public Tuple1(T1 _1) {
    this._1 = _1;
  }

  public static <T1> Tuple1<T1> apply(T1 _1) {
    return new Tuple1<>(_1);
  }

  public T1 _1() {
    return _1;
  }

  /** Another tuple: Scala's way to change some of its values. */
  public <U1> Tuple1<U1> copy(U1 _1) {
    return new Tuple1<>(_1);
  }

  @Override
  public int productArity() {
    return 1;
  }

  @Override
  public Object productElement(int index) {
    return switch (index) {
      case 0 -> _1;
      default -> throw new IndexOutOfBoundsException(Integer.toString(index));
    };
  }

  @Override
  public boolean equals(Object other) {
    if (this == other) {
      return true;
    }
    return other instanceof Tuple1<?> that && Elements.equal(_1, that._1);
  }

  @Override
  public int hashCode() {
    int hash = Elements.SEED;
    hash = Elements.mix(hash, Elements.hash(_1));
    return Elements.finish(hash, 1);
  }

  @Override
  public String toString() {
    return "(" + _1 + ")";
  }
}
