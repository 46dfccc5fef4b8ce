package org.minispark;

import java.io.Serializable;

/** A tuple of 11 values. Equality and hash are Scala's; see {@link Tuple2}. */
public final class Tuple11<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>
    implements Product, Serializable {
  private static final long serialVersionUID = 1L;

  private final T1 _1;
  private final T2 _2;
  private final T3 _3;
  private final T4 _4;
  private final T5 _5;
  private final T6 _6;
  private final T7 _7;
  private final T8 _8;
  private final T9 _9;
  private final T10 _10;
  private final T11 _11;

  public Tuple11(T1 _1, T2 _2, T3 _3, T4 _4, T5 _5, T6 _6, T7 _7, T8 _8, T9 _9, T10 _10, T11 _11) {
    this._1 = _1;
    this._2 = _2;
    this._3 = _3;
    this._4 = _4;
    this._5 = _5;
    this._6 = _6;
    this._7 = _7;
    this._8 = _8;
    this._9 = _9;
    this._10 = _10;
    this._11 = _11;
  }

  public static <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>
      Tuple11<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11> apply(
          T1 _1, T2 _2, T3 _3, T4 _4, T5 _5, T6 _6, T7 _7, T8 _8, T9 _9, T10 _10, T11 _11) {
    return new Tuple11<>(_1, _2, _3, _4, _5, _6, _7, _8, _9, _10, _11);
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

  public T5 _5() {
    return _5;
  }

  public T6 _6() {
    return _6;
  }

  public T7 _7() {
    return _7;
  }

  public T8 _8() {
    return _8;
  }

  public T9 _9() {
    return _9;
  }

  public T10 _10() {
    return _10;
  }

  public T11 _11() {
    return _11;
  }

  /** Another tuple: Scala's way to change some of its values. */
  public <U1, U2, U3, U4, U5, U6, U7, U8, U9, U10, U11>
      Tuple11<U1, U2, U3, U4, U5, U6, U7, U8, U9, U10, U11> copy(
          U1 _1, U2 _2, U3 _3, U4 _4, U5 _5, U6 _6, U7 _7, U8 _8, U9 _9, U10 _10, U11 _11) {
    return new Tuple11<>(_1, _2, _3, _4, _5, _6, _7, _8, _9, _10, _11);
  }

  @Override
  public int productArity() {
    return 11;
  }

  @Override
  public Object productElement(int index) {
    return switch (index) {
      case 0 -> _1;
      case 1 -> _2;
      case 2 -> _3;
      case 3 -> _4;
      case 4 -> _5;
      case 5 -> _6;
      case 6 -> _7;
      case 7 -> _8;
      case 8 -> _9;
      case 9 -> _10;
      case 10 -> _11;
      default -> throw new IndexOutOfBoundsException(Integer.toString(index));
    };
  }

  @Override
  public boolean equals(Object other) {
    return this == other || (other instanceof Tuple11 && Elements.equal(this, (Product) other));
  }

  @Override
  public int hashCode() {
    return Elements.hash((Product) this);
  }

  @Override
  public String toString() {
    return Elements.print(this);
  }
}
