package org.minispark.compare.parity.cases;

import java.util.Arrays;
import org.minispark.Tuple1;
import org.minispark.Tuple2;
import org.minispark.Tuple3;
import org.minispark.Tuple4;
import org.minispark.Tuple5;
import org.minispark.Tuple6;
import org.minispark.Tuple7;
import org.minispark.Tuple8;
import org.minispark.compare.parity.probe.Report;

/** Tuples of one to eight. */
public final class TupleCases {
  private TupleCases() {}

  public static Object tuple1() {
    Tuple1<Object> tuple = new Tuple1<>("a");
    Tuple1<Object> made = Tuple1.apply("a");
    Tuple1<Object> copy = tuple.copy(tuple._1());
    return new Report()
        .of("parts", () -> Arrays.asList(tuple._1()))
        .of("fields", () -> Arrays.asList(made._1))
        .of("made", () -> tuple.equals(made))
        .of("copied", () -> tuple.equals(copy))
        .of("other", () -> tuple.equals("x"))
        .of("can equal", () -> tuple.canEqual(made) + " " + tuple.canEqual("x"))
        .of("hash", () -> tuple.hashCode())
        .of("text", () -> tuple.toString())
        .of("arity", () -> tuple.productArity())
        .of("prefix", () -> tuple.productPrefix())
        .of("last", () -> tuple.productElement(0))
        .of("beyond", () -> tuple.productElement(1));
  }

  public static Object tuple2() {
    Tuple2<Object, Object> tuple = new Tuple2<>("a", 2);
    Tuple2<Object, Object> made = Tuple2.apply("a", 2);
    Tuple2<Object, Object> copy = tuple.copy(tuple._1(), tuple._2());
    return new Report()
        .of("parts", () -> Arrays.asList(tuple._1(), tuple._2()))
        .of("fields", () -> Arrays.asList(made._1, made._2))
        .of("made", () -> tuple.equals(made))
        .of("copied", () -> tuple.equals(copy))
        .of("other", () -> tuple.equals("x"))
        .of("can equal", () -> tuple.canEqual(made) + " " + tuple.canEqual("x"))
        .of("hash", () -> tuple.hashCode())
        .of("text", () -> tuple.toString())
        .of("arity", () -> tuple.productArity())
        .of("prefix", () -> tuple.productPrefix())
        .of("last", () -> tuple.productElement(1))
        .of("beyond", () -> tuple.productElement(2));
  }

  public static Object tuple3() {
    Tuple3<Object, Object, Object> tuple = new Tuple3<>("a", 2, 3L);
    Tuple3<Object, Object, Object> made = Tuple3.apply("a", 2, 3L);
    Tuple3<Object, Object, Object> copy = tuple.copy(tuple._1(), tuple._2(), tuple._3());
    return new Report()
        .of("parts", () -> Arrays.asList(tuple._1(), tuple._2(), tuple._3()))
        .of("made", () -> tuple.equals(made))
        .of("copied", () -> tuple.equals(copy))
        .of("other", () -> tuple.equals("x"))
        .of("can equal", () -> tuple.canEqual(made) + " " + tuple.canEqual("x"))
        .of("hash", () -> tuple.hashCode())
        .of("text", () -> tuple.toString())
        .of("arity", () -> tuple.productArity())
        .of("prefix", () -> tuple.productPrefix())
        .of("last", () -> tuple.productElement(2))
        .of("beyond", () -> tuple.productElement(3));
  }

  public static Object tuple4() {
    Tuple4<Object, Object, Object, Object> tuple = new Tuple4<>("a", 2, 3L, 4.5);
    Tuple4<Object, Object, Object, Object> made = Tuple4.apply("a", 2, 3L, 4.5);
    Tuple4<Object, Object, Object, Object> copy =
        tuple.copy(tuple._1(), tuple._2(), tuple._3(), tuple._4());
    return new Report()
        .of("parts", () -> Arrays.asList(tuple._1(), tuple._2(), tuple._3(), tuple._4()))
        .of("made", () -> tuple.equals(made))
        .of("copied", () -> tuple.equals(copy))
        .of("other", () -> tuple.equals("x"))
        .of("can equal", () -> tuple.canEqual(made) + " " + tuple.canEqual("x"))
        .of("hash", () -> tuple.hashCode())
        .of("text", () -> tuple.toString())
        .of("arity", () -> tuple.productArity())
        .of("prefix", () -> tuple.productPrefix())
        .of("last", () -> tuple.productElement(3))
        .of("beyond", () -> tuple.productElement(4));
  }

  public static Object tuple5() {
    Tuple5<Object, Object, Object, Object, Object> tuple = new Tuple5<>("a", 2, 3L, 4.5, null);
    Tuple5<Object, Object, Object, Object, Object> made = Tuple5.apply("a", 2, 3L, 4.5, null);
    Tuple5<Object, Object, Object, Object, Object> copy =
        tuple.copy(tuple._1(), tuple._2(), tuple._3(), tuple._4(), tuple._5());
    return new Report()
        .of(
            "parts",
            () -> Arrays.asList(tuple._1(), tuple._2(), tuple._3(), tuple._4(), tuple._5()))
        .of("made", () -> tuple.equals(made))
        .of("copied", () -> tuple.equals(copy))
        .of("other", () -> tuple.equals("x"))
        .of("can equal", () -> tuple.canEqual(made) + " " + tuple.canEqual("x"))
        .of("hash", () -> tuple.hashCode())
        .of("text", () -> tuple.toString())
        .of("arity", () -> tuple.productArity())
        .of("prefix", () -> tuple.productPrefix())
        .of("last", () -> tuple.productElement(4))
        .of("beyond", () -> tuple.productElement(5));
  }

  public static Object tuple6() {
    Tuple6<Object, Object, Object, Object, Object, Object> tuple =
        new Tuple6<>("a", 2, 3L, 4.5, null, 'c');
    Tuple6<Object, Object, Object, Object, Object, Object> made =
        Tuple6.apply("a", 2, 3L, 4.5, null, 'c');
    Tuple6<Object, Object, Object, Object, Object, Object> copy =
        tuple.copy(tuple._1(), tuple._2(), tuple._3(), tuple._4(), tuple._5(), tuple._6());
    return new Report()
        .of(
            "parts",
            () ->
                Arrays.asList(
                    tuple._1(), tuple._2(), tuple._3(), tuple._4(), tuple._5(), tuple._6()))
        .of("made", () -> tuple.equals(made))
        .of("copied", () -> tuple.equals(copy))
        .of("other", () -> tuple.equals("x"))
        .of("can equal", () -> tuple.canEqual(made) + " " + tuple.canEqual("x"))
        .of("hash", () -> tuple.hashCode())
        .of("text", () -> tuple.toString())
        .of("arity", () -> tuple.productArity())
        .of("prefix", () -> tuple.productPrefix())
        .of("last", () -> tuple.productElement(5))
        .of("beyond", () -> tuple.productElement(6));
  }

  public static Object tuple7() {
    Tuple7<Object, Object, Object, Object, Object, Object, Object> tuple =
        new Tuple7<>("a", 2, 3L, 4.5, null, 'c', true);
    Tuple7<Object, Object, Object, Object, Object, Object, Object> made =
        Tuple7.apply("a", 2, 3L, 4.5, null, 'c', true);
    Tuple7<Object, Object, Object, Object, Object, Object, Object> copy =
        tuple.copy(
            tuple._1(), tuple._2(), tuple._3(), tuple._4(), tuple._5(), tuple._6(), tuple._7());
    return new Report()
        .of(
            "parts",
            () ->
                Arrays.asList(
                    tuple._1(),
                    tuple._2(),
                    tuple._3(),
                    tuple._4(),
                    tuple._5(),
                    tuple._6(),
                    tuple._7()))
        .of("made", () -> tuple.equals(made))
        .of("copied", () -> tuple.equals(copy))
        .of("other", () -> tuple.equals("x"))
        .of("can equal", () -> tuple.canEqual(made) + " " + tuple.canEqual("x"))
        .of("hash", () -> tuple.hashCode())
        .of("text", () -> tuple.toString())
        .of("arity", () -> tuple.productArity())
        .of("prefix", () -> tuple.productPrefix())
        .of("last", () -> tuple.productElement(6))
        .of("beyond", () -> tuple.productElement(7));
  }

  public static Object tuple8() {
    Tuple8<Object, Object, Object, Object, Object, Object, Object, Object> tuple =
        new Tuple8<>("a", 2, 3L, 4.5, null, 'c', true, -0.0);
    Tuple8<Object, Object, Object, Object, Object, Object, Object, Object> made =
        Tuple8.apply("a", 2, 3L, 4.5, null, 'c', true, -0.0);
    Tuple8<Object, Object, Object, Object, Object, Object, Object, Object> copy =
        tuple.copy(
            tuple._1(),
            tuple._2(),
            tuple._3(),
            tuple._4(),
            tuple._5(),
            tuple._6(),
            tuple._7(),
            tuple._8());
    return new Report()
        .of(
            "parts",
            () ->
                Arrays.asList(
                    tuple._1(),
                    tuple._2(),
                    tuple._3(),
                    tuple._4(),
                    tuple._5(),
                    tuple._6(),
                    tuple._7(),
                    tuple._8()))
        .of("made", () -> tuple.equals(made))
        .of("copied", () -> tuple.equals(copy))
        .of("other", () -> tuple.equals("x"))
        .of("can equal", () -> tuple.canEqual(made) + " " + tuple.canEqual("x"))
        .of("hash", () -> tuple.hashCode())
        .of("text", () -> tuple.toString())
        .of("arity", () -> tuple.productArity())
        .of("prefix", () -> tuple.productPrefix())
        .of("last", () -> tuple.productElement(7))
        .of("beyond", () -> tuple.productElement(8));
  }

  public static Object equality() {
    return new Report()
        .of("numbers", () -> new Tuple2<>(1, "a").equals(new Tuple2<>(1L, "a")))
        .of(
            "numbers' hashes",
            () -> new Tuple2<>(1, "a").hashCode() == new Tuple2<>(1L, "a").hashCode())
        .of("doubles", () -> new Tuple1<Object>(1).equals(new Tuple1<Object>(1.0)))
        .of("zeros", () -> new Tuple1<>(0.0).equals(new Tuple1<>(-0.0)))
        .of(
            "not a number",
            () -> new Tuple1<>(Double.NaN).equals(new Tuple1<>(Double.valueOf(Double.NaN))))
        .of("characters", () -> new Tuple1<Object>('a').equals(new Tuple1<Object>(97)))
        .of("arrays", () -> new Tuple1<>(new int[] {1}).equals(new Tuple1<>(new int[] {1})))
        .of(
            "nested",
            () ->
                new Tuple2<>(new Tuple2<>(1, 2L), null)
                    .equals(new Tuple2<>(new Tuple2<>(1L, 2), null)))
        .of("swap", () -> new Tuple2<>("x", 1).swap())
        .of("null", () -> new Tuple2<>(null, null).equals(Data.self(null)))
        .of("null hash", () -> new Tuple2<>(null, null).hashCode())
        .of("long hash", () -> new Tuple1<>(5_000_000_000L).hashCode())
        .of("double hash", () -> new Tuple1<>(5e300).hashCode())
        .of("float hash", () -> new Tuple1<>(0.1f).hashCode())
        .of("other size", () -> new Tuple1<Object>("x").equals(new Tuple2<>("x", "x")))
        .of("not comparable", () -> (Object) new Tuple1<>(1) instanceof Comparable);
  }
}
