package org.minispark;

import java.io.Serializable;

/** A tuple of 21 values. Equality and hash are Scala's; see {@link Tuple2}. */
public final class Tuple21<
        T1,
        T2,
        T3,
        T4,
        T5,
        T6,
        T7,
        T8,
        T9,
        T10,
        T11,
        T12,
        T13,
        T14,
        T15,
        T16,
        T17,
        T18,
        T19,
        T20,
        T21>
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
  private final T12 _12;
  private final T13 _13;
  private final T14 _14;
  private final T15 _15;
  private final T16 _16;
  private final T17 _17;
  private final T18 _18;
  private final T19 _19;
  private final T20 _20;
  private final T21 _21;

  public Tuple21(
      T1 _1,
      T2 _2,
      T3 _3,
      T4 _4,
      T5 _5,
      T6 _6,
      T7 _7,
      T8 _8,
      T9 _9,
      T10 _10,
      T11 _11,
      T12 _12,
      T13 _13,
      T14 _14,
      T15 _15,
      T16 _16,
      T17 _17,
      T18 _18,
      T19 _19,
      T20 _20,
      T21 _21) {
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
    this._12 = _12;
    this._13 = _13;
    this._14 = _14;
    this._15 = _15;
    this._16 = _16;
    this._17 = _17;
    this._18 = _18;
    this._19 = _19;
    this._20 = _20;
    this._21 = _21;
  }

  public static <
          T1,
          T2,
          T3,
          T4,
          T5,
          T6,
          T7,
          T8,
          T9,
          T10,
          T11,
          T12,
          T13,
          T14,
          T15,
          T16,
          T17,
          T18,
          T19,
          T20,
          T21>
      Tuple21<
              T1,
              T2,
              T3,
              T4,
              T5,
              T6,
              T7,
              T8,
              T9,
              T10,
              T11,
              T12,
              T13,
              T14,
              T15,
              T16,
              T17,
              T18,
              T19,
              T20,
              T21>
          apply(
              T1 _1,
              T2 _2,
              T3 _3,
              T4 _4,
              T5 _5,
              T6 _6,
              T7 _7,
              T8 _8,
              T9 _9,
              T10 _10,
              T11 _11,
              T12 _12,
              T13 _13,
              T14 _14,
              T15 _15,
              T16 _16,
              T17 _17,
              T18 _18,
              T19 _19,
              T20 _20,
              T21 _21) {
    return new Tuple21<>(
        _1, _2, _3, _4, _5, _6, _7, _8, _9, _10, _11, _12, _13, _14, _15, _16, _17, _18, _19, _20,
        _21);
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

  public T12 _12() {
    return _12;
  }

  public T13 _13() {
    return _13;
  }

  public T14 _14() {
    return _14;
  }

  public T15 _15() {
    return _15;
  }

  public T16 _16() {
    return _16;
  }

  public T17 _17() {
    return _17;
  }

  public T18 _18() {
    return _18;
  }

  public T19 _19() {
    return _19;
  }

  public T20 _20() {
    return _20;
  }

  public T21 _21() {
    return _21;
  }

  /** Another tuple: Scala's way to change some of its values. */
  public <
          U1,
          U2,
          U3,
          U4,
          U5,
          U6,
          U7,
          U8,
          U9,
          U10,
          U11,
          U12,
          U13,
          U14,
          U15,
          U16,
          U17,
          U18,
          U19,
          U20,
          U21>
      Tuple21<
              U1,
              U2,
              U3,
              U4,
              U5,
              U6,
              U7,
              U8,
              U9,
              U10,
              U11,
              U12,
              U13,
              U14,
              U15,
              U16,
              U17,
              U18,
              U19,
              U20,
              U21>
          copy(
              U1 _1,
              U2 _2,
              U3 _3,
              U4 _4,
              U5 _5,
              U6 _6,
              U7 _7,
              U8 _8,
              U9 _9,
              U10 _10,
              U11 _11,
              U12 _12,
              U13 _13,
              U14 _14,
              U15 _15,
              U16 _16,
              U17 _17,
              U18 _18,
              U19 _19,
              U20 _20,
              U21 _21) {
    return new Tuple21<>(
        _1, _2, _3, _4, _5, _6, _7, _8, _9, _10, _11, _12, _13, _14, _15, _16, _17, _18, _19, _20,
        _21);
  }

  @Override
  public int productArity() {
    return 21;
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
      case 11 -> _12;
      case 12 -> _13;
      case 13 -> _14;
      case 14 -> _15;
      case 15 -> _16;
      case 16 -> _17;
      case 17 -> _18;
      case 18 -> _19;
      case 19 -> _20;
      case 20 -> _21;
      default -> throw new IndexOutOfBoundsException(Integer.toString(index));
    };
  }

  @Override
  public boolean equals(Object other) {
    return this == other || (other instanceof Tuple21 && Elements.equal(this, (Product) other));
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
