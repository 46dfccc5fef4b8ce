package org.minispark;

import java.io.Serializable;

/** A tuple of 4 values. Equality and hash are Scala's; see {@link Tuple2}. */
public final class Tuple4<T1, T2, T3, T4> implements Product, Serializable {
  private static final long serialVersionUID = 1L;

  private final T1 _1;
  private final T2 _2;
  private final T3 _3;
  private final T4 _4;

  public Tuple4(T1 _1, T2 _2, T3 _3, T4 _4) {
    this._1 = _1;
    this._2 = _2;
    this._3 = _3;
    this._4 = _4;
  }

  public static <T1, T2, T3, T4> Tuple4<T1, T2, T3, T4> apply(T1 _1, T2 _2, T3 _3, T4 _4) {
    return new Tuple4<>(_1, _2, _3, _4);
  }

  public T1 _1() {
    return _1;
  }

  public T2 _2() {
    return _2;
  }

  public T3 _3() {
    return _3;
  }

  public T4 _4() {
    return _4;
  }

  /** Another tuple: Scala's way to change some of its values. */
  public <U1, U2, U3, U4> Tuple4<U1, U2, U3, U4> copy(U1 _1, U2 _2, U3 _3, U4 _4) {
    return new Tuple4<>(_1, _2, _3, _4);
  }

  @Override
  public int productArity() {
    return 4;
  }

  @Override
  public Object productElement(int index) {
    return switch (index) {
      case 0 -> _1;
      case 1 -> _2;
      case 2 -> _3;
      case 3 -> _4;
      default -> throw new IndexOutOfBoundsException(Integer.toString(index));
    };
  }

  @Override
  public boolean equals(Object other) {
    if (this == other) {
      return true;
    }
    return other instanceof Tuple4<?, ?, ?, ?> that
        && Elements.equal(_1, that._1)
        && Elements.equal(_2, that._2)
        && Elements.equal(_3, that._3)
        && Elements.equal(_4, that._4);
  }

  @Override
  public int hashCode() {
    int hash = Elements.SEED;
    hash = Elements.mix(hash, Elements.hash(_1));
    hash = Elements.mix(hash, Elements.hash(_2));
    hash = Elements.mix(hash, Elements.hash(_3));
    hash = Elements.mix(hash, Elements.hash(_4));
    return Elements.finish(hash, 4);
  }

  @Override
  public String toString() {
    return "(" + _1 + "," + _2 + "," + _3 + "," + _4 + ")";
  }
}
