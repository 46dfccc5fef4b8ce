package org.minispark.compare.parity.cases;

import java.util.Arrays;
import java.util.List;
import org.minispark.Tuple10;
import org.minispark.Tuple11;
import org.minispark.Tuple12;
import org.minispark.Tuple13;
import org.minispark.Tuple14;
import org.minispark.Tuple15;
import org.minispark.Tuple16;
import org.minispark.Tuple9;
import org.minispark.compare.parity.probe.Report;

/** Tuples of nine to sixteen. */
public final class TupleMoreCases {
  private TupleMoreCases() {}

  public static Object tuple9() {
    Tuple9<Object, Object, Object, Object, Object, Object, Object, Object, Object> tuple =
        new Tuple9<>("a", 2, 3L, 4.5, null, 'c', true, -0.0, Double.NaN);
    Tuple9<Object, Object, Object, Object, Object, Object, Object, Object, Object> made =
        Tuple9.apply("a", 2, 3L, 4.5, null, 'c', true, -0.0, Double.NaN);
    Tuple9<Object, Object, Object, Object, Object, Object, Object, Object, Object> copy =
        tuple.copy(
            tuple._1(),
            tuple._2(),
            tuple._3(),
            tuple._4(),
            tuple._5(),
            tuple._6(),
            tuple._7(),
            tuple._8(),
            tuple._9());
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
                    tuple._8(),
                    tuple._9()))
        .of("made", () -> tuple.equals(made))
        .of("copied", () -> tuple.equals(copy))
        .of("other", () -> tuple.equals("x"))
        .of("can equal", () -> tuple.canEqual(made) + " " + tuple.canEqual("x"))
        .of("hash", () -> tuple.hashCode())
        .of("text", () -> tuple.toString())
        .of("arity", () -> tuple.productArity())
        .of("prefix", () -> tuple.productPrefix())
        .of("last", () -> tuple.productElement(8))
        .of("beyond", () -> tuple.productElement(9));
  }

  public static Object tuple10() {
    Tuple10<Object, Object, Object, Object, Object, Object, Object, Object, Object, Object> tuple =
        new Tuple10<>("a", 2, 3L, 4.5, null, 'c', true, -0.0, Double.NaN, 1.0f);
    Tuple10<Object, Object, Object, Object, Object, Object, Object, Object, Object, Object> made =
        Tuple10.apply("a", 2, 3L, 4.5, null, 'c', true, -0.0, Double.NaN, 1.0f);
    Tuple10<Object, Object, Object, Object, Object, Object, Object, Object, Object, Object> copy =
        tuple.copy(
            tuple._1(),
            tuple._2(),
            tuple._3(),
            tuple._4(),
            tuple._5(),
            tuple._6(),
            tuple._7(),
            tuple._8(),
            tuple._9(),
            tuple._10());
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
                    tuple._8(),
                    tuple._9(),
                    tuple._10()))
        .of("made", () -> tuple.equals(made))
        .of("copied", () -> tuple.equals(copy))
        .of("other", () -> tuple.equals("x"))
        .of("can equal", () -> tuple.canEqual(made) + " " + tuple.canEqual("x"))
        .of("hash", () -> tuple.hashCode())
        .of("text", () -> tuple.toString())
        .of("arity", () -> tuple.productArity())
        .of("prefix", () -> tuple.productPrefix())
        .of("last", () -> tuple.productElement(9))
        .of("beyond", () -> tuple.productElement(10));
  }

  public static Object tuple11() {
    Tuple11<Object, Object, Object, Object, Object, Object, Object, Object, Object, Object, Object>
        tuple = new Tuple11<>("a", 2, 3L, 4.5, null, 'c', true, -0.0, Double.NaN, 1.0f, List.of(1));
    Tuple11<Object, Object, Object, Object, Object, Object, Object, Object, Object, Object, Object>
        made = Tuple11.apply("a", 2, 3L, 4.5, null, 'c', true, -0.0, Double.NaN, 1.0f, List.of(1));
    Tuple11<Object, Object, Object, Object, Object, Object, Object, Object, Object, Object, Object>
        copy =
            tuple.copy(
                tuple._1(),
                tuple._2(),
                tuple._3(),
                tuple._4(),
                tuple._5(),
                tuple._6(),
                tuple._7(),
                tuple._8(),
                tuple._9(),
                tuple._10(),
                tuple._11());
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
                    tuple._8(),
                    tuple._9(),
                    tuple._10(),
                    tuple._11()))
        .of("made", () -> tuple.equals(made))
        .of("copied", () -> tuple.equals(copy))
        .of("other", () -> tuple.equals("x"))
        .of("can equal", () -> tuple.canEqual(made) + " " + tuple.canEqual("x"))
        .of("hash", () -> tuple.hashCode())
        .of("text", () -> tuple.toString())
        .of("arity", () -> tuple.productArity())
        .of("prefix", () -> tuple.productPrefix())
        .of("last", () -> tuple.productElement(10))
        .of("beyond", () -> tuple.productElement(11));
  }

  public static Object tuple12() {
    Tuple12<
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object>
        tuple =
            new Tuple12<>(
                "a", 2, 3L, 4.5, null, 'c', true, -0.0, Double.NaN, 1.0f, List.of(1), (short) 7);
    Tuple12<
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object>
        made =
            Tuple12.apply(
                "a", 2, 3L, 4.5, null, 'c', true, -0.0, Double.NaN, 1.0f, List.of(1), (short) 7);
    Tuple12<
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object>
        copy =
            tuple.copy(
                tuple._1(),
                tuple._2(),
                tuple._3(),
                tuple._4(),
                tuple._5(),
                tuple._6(),
                tuple._7(),
                tuple._8(),
                tuple._9(),
                tuple._10(),
                tuple._11(),
                tuple._12());
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
                    tuple._8(),
                    tuple._9(),
                    tuple._10(),
                    tuple._11(),
                    tuple._12()))
        .of("made", () -> tuple.equals(made))
        .of("copied", () -> tuple.equals(copy))
        .of("other", () -> tuple.equals("x"))
        .of("can equal", () -> tuple.canEqual(made) + " " + tuple.canEqual("x"))
        .of("hash", () -> tuple.hashCode())
        .of("text", () -> tuple.toString())
        .of("arity", () -> tuple.productArity())
        .of("prefix", () -> tuple.productPrefix())
        .of("last", () -> tuple.productElement(11))
        .of("beyond", () -> tuple.productElement(12));
  }

  public static Object tuple13() {
    Tuple13<
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object>
        tuple =
            new Tuple13<>(
                "a",
                2,
                3L,
                4.5,
                null,
                'c',
                true,
                -0.0,
                Double.NaN,
                1.0f,
                List.of(1),
                (short) 7,
                (byte) 8);
    Tuple13<
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object>
        made =
            Tuple13.apply(
                "a",
                2,
                3L,
                4.5,
                null,
                'c',
                true,
                -0.0,
                Double.NaN,
                1.0f,
                List.of(1),
                (short) 7,
                (byte) 8);
    Tuple13<
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object>
        copy =
            tuple.copy(
                tuple._1(),
                tuple._2(),
                tuple._3(),
                tuple._4(),
                tuple._5(),
                tuple._6(),
                tuple._7(),
                tuple._8(),
                tuple._9(),
                tuple._10(),
                tuple._11(),
                tuple._12(),
                tuple._13());
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
                    tuple._8(),
                    tuple._9(),
                    tuple._10(),
                    tuple._11(),
                    tuple._12(),
                    tuple._13()))
        .of("made", () -> tuple.equals(made))
        .of("copied", () -> tuple.equals(copy))
        .of("other", () -> tuple.equals("x"))
        .of("can equal", () -> tuple.canEqual(made) + " " + tuple.canEqual("x"))
        .of("hash", () -> tuple.hashCode())
        .of("text", () -> tuple.toString())
        .of("arity", () -> tuple.productArity())
        .of("prefix", () -> tuple.productPrefix())
        .of("last", () -> tuple.productElement(12))
        .of("beyond", () -> tuple.productElement(13));
  }

  public static Object tuple14() {
    Tuple14<
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object>
        tuple =
            new Tuple14<>(
                "a",
                2,
                3L,
                4.5,
                null,
                'c',
                true,
                -0.0,
                Double.NaN,
                1.0f,
                List.of(1),
                (short) 7,
                (byte) 8,
                "n");
    Tuple14<
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object>
        made =
            Tuple14.apply(
                "a",
                2,
                3L,
                4.5,
                null,
                'c',
                true,
                -0.0,
                Double.NaN,
                1.0f,
                List.of(1),
                (short) 7,
                (byte) 8,
                "n");
    Tuple14<
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object>
        copy =
            tuple.copy(
                tuple._1(),
                tuple._2(),
                tuple._3(),
                tuple._4(),
                tuple._5(),
                tuple._6(),
                tuple._7(),
                tuple._8(),
                tuple._9(),
                tuple._10(),
                tuple._11(),
                tuple._12(),
                tuple._13(),
                tuple._14());
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
                    tuple._8(),
                    tuple._9(),
                    tuple._10(),
                    tuple._11(),
                    tuple._12(),
                    tuple._13(),
                    tuple._14()))
        .of("made", () -> tuple.equals(made))
        .of("copied", () -> tuple.equals(copy))
        .of("other", () -> tuple.equals("x"))
        .of("can equal", () -> tuple.canEqual(made) + " " + tuple.canEqual("x"))
        .of("hash", () -> tuple.hashCode())
        .of("text", () -> tuple.toString())
        .of("arity", () -> tuple.productArity())
        .of("prefix", () -> tuple.productPrefix())
        .of("last", () -> tuple.productElement(13))
        .of("beyond", () -> tuple.productElement(14));
  }

  public static Object tuple15() {
    Tuple15<
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object>
        tuple =
            new Tuple15<>(
                "a",
                2,
                3L,
                4.5,
                null,
                'c',
                true,
                -0.0,
                Double.NaN,
                1.0f,
                List.of(1),
                (short) 7,
                (byte) 8,
                "n",
                15);
    Tuple15<
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object>
        made =
            Tuple15.apply(
                "a",
                2,
                3L,
                4.5,
                null,
                'c',
                true,
                -0.0,
                Double.NaN,
                1.0f,
                List.of(1),
                (short) 7,
                (byte) 8,
                "n",
                15);
    Tuple15<
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object>
        copy =
            tuple.copy(
                tuple._1(),
                tuple._2(),
                tuple._3(),
                tuple._4(),
                tuple._5(),
                tuple._6(),
                tuple._7(),
                tuple._8(),
                tuple._9(),
                tuple._10(),
                tuple._11(),
                tuple._12(),
                tuple._13(),
                tuple._14(),
                tuple._15());
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
                    tuple._8(),
                    tuple._9(),
                    tuple._10(),
                    tuple._11(),
                    tuple._12(),
                    tuple._13(),
                    tuple._14(),
                    tuple._15()))
        .of("made", () -> tuple.equals(made))
        .of("copied", () -> tuple.equals(copy))
        .of("other", () -> tuple.equals("x"))
        .of("can equal", () -> tuple.canEqual(made) + " " + tuple.canEqual("x"))
        .of("hash", () -> tuple.hashCode())
        .of("text", () -> tuple.toString())
        .of("arity", () -> tuple.productArity())
        .of("prefix", () -> tuple.productPrefix())
        .of("last", () -> tuple.productElement(14))
        .of("beyond", () -> tuple.productElement(15));
  }

  public static Object tuple16() {
    Tuple16<
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object>
        tuple =
            new Tuple16<>(
                "a",
                2,
                3L,
                4.5,
                null,
                'c',
                true,
                -0.0,
                Double.NaN,
                1.0f,
                List.of(1),
                (short) 7,
                (byte) 8,
                "n",
                15,
                16L);
    Tuple16<
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object>
        made =
            Tuple16.apply(
                "a",
                2,
                3L,
                4.5,
                null,
                'c',
                true,
                -0.0,
                Double.NaN,
                1.0f,
                List.of(1),
                (short) 7,
                (byte) 8,
                "n",
                15,
                16L);
    Tuple16<
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object>
        copy =
            tuple.copy(
                tuple._1(),
                tuple._2(),
                tuple._3(),
                tuple._4(),
                tuple._5(),
                tuple._6(),
                tuple._7(),
                tuple._8(),
                tuple._9(),
                tuple._10(),
                tuple._11(),
                tuple._12(),
                tuple._13(),
                tuple._14(),
                tuple._15(),
                tuple._16());
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
                    tuple._8(),
                    tuple._9(),
                    tuple._10(),
                    tuple._11(),
                    tuple._12(),
                    tuple._13(),
                    tuple._14(),
                    tuple._15(),
                    tuple._16()))
        .of("made", () -> tuple.equals(made))
        .of("copied", () -> tuple.equals(copy))
        .of("other", () -> tuple.equals("x"))
        .of("can equal", () -> tuple.canEqual(made) + " " + tuple.canEqual("x"))
        .of("hash", () -> tuple.hashCode())
        .of("text", () -> tuple.toString())
        .of("arity", () -> tuple.productArity())
        .of("prefix", () -> tuple.productPrefix())
        .of("last", () -> tuple.productElement(15))
        .of("beyond", () -> tuple.productElement(16));
  }
}
