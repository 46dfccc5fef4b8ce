package org.minispark;

import java.io.Serializable;

/**
 * A pair: the record of every keyed RDD, and the tuple that matters for speed.
 *
 * <p>Equality and hash are Scala's: numbers compare by value whatever their boxes ({@code (1, "a")}
 * equals {@code (1L, "a")}), and every engine that hashes such a key puts it in the same partition.
 * Both are on the path of each record of a shuffle, so they neither allocate nor loop.
 */
public class Tuple2<T1, T2> implements Product, Serializable {
  private static final long serialVersionUID = 1L;

  public final T1 _1;
  public final T2 _2;

  public Tuple2(T1 _1, T2 _2) {
    this._1 = _1;
    this._2 = _2;
  }

  public static <T1, T2> Tuple2<T1, T2> apply(T1 _1, T2 _2) {
    return new Tuple2<>(_1, _2);
  }

  public T1 _1() {
    return _1;
  }

  public T2 _2() {
    return _2;
  }

  /** The pair with its halves exchanged. */
  public Tuple2<T2, T1> swap() {
    return new Tuple2<>(_2, _1);
  }

  /** Another tuple: Scala's way to change some of its values. */
  public <U1, U2> Tuple2<U1, U2> copy(U1 _1, U2 _2) {
    return new Tuple2<>(_1, _2);
  }

  @Override
  public int productArity() {
    return 2;
  }

  @Override
  public Object productElement(int index) {
    return switch (index) {
      case 0 -> _1;
      case 1 -> _2;
      default -> throw new IndexOutOfBoundsException(Integer.toString(index));
    };
  }

  @Override
  public boolean equals(Object other) {
    if (this == other) {
      return true;
    }
    return other instanceof Tuple2<?, ?> that
        && Elements.equal(_1, that._1)
        && Elements.equal(_2, that._2);
  }

  @Override
  public int hashCode() {
    int hash = Elements.SEED;
    hash = Elements.mix(hash, Elements.hash(_1));
    hash = Elements.mix(hash, Elements.hash(_2));
    return Elements.finish(hash, 2);
  }

  @Override
  public String toString() {
    return "(" + _1 + "," + _2 + ")";
  }
}
