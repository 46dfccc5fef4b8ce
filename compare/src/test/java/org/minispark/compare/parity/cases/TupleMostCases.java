package org.minispark.compare.parity.cases;

import java.util.Arrays;
import java.util.List;
import org.minispark.Tuple17;
import org.minispark.Tuple18;
import org.minispark.Tuple19;
import org.minispark.Tuple20;
import org.minispark.Tuple21;
import org.minispark.Tuple22;
import org.minispark.compare.parity.probe.Report;

/** Tuples of seventeen to twenty-two. */
public final class TupleMostCases {
  private TupleMostCases() {}

  public static Object tuple17() {
    Tuple17<
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
            Object,
            Object>
        tuple =
            new Tuple17<>(
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
                16L,
                0.0);
    Tuple17<
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
            Object,
            Object>
        made =
            Tuple17.apply(
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
                16L,
                0.0);
    Tuple17<
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
                tuple._16(),
                tuple._17());
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
                    tuple._16(),
                    tuple._17()))
        .of("made", () -> tuple.equals(made))
        .of("copied", () -> tuple.equals(copy))
        .of("other", () -> tuple.equals("x"))
        .of("can equal", () -> tuple.canEqual(made) + " " + tuple.canEqual("x"))
        .of("hash", () -> tuple.hashCode())
        .of("text", () -> tuple.toString())
        .of("arity", () -> tuple.productArity())
        .of("prefix", () -> tuple.productPrefix())
        .of("last", () -> tuple.productElement(16))
        .of("beyond", () -> tuple.productElement(17));
  }

  public static Object tuple18() {
    Tuple18<
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
            Object,
            Object,
            Object>
        tuple =
            new Tuple18<>(
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
                16L,
                0.0,
                "q");
    Tuple18<
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
            Object,
            Object,
            Object>
        made =
            Tuple18.apply(
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
                16L,
                0.0,
                "q");
    Tuple18<
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
                tuple._16(),
                tuple._17(),
                tuple._18());
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
                    tuple._16(),
                    tuple._17(),
                    tuple._18()))
        .of("made", () -> tuple.equals(made))
        .of("copied", () -> tuple.equals(copy))
        .of("other", () -> tuple.equals("x"))
        .of("can equal", () -> tuple.canEqual(made) + " " + tuple.canEqual("x"))
        .of("hash", () -> tuple.hashCode())
        .of("text", () -> tuple.toString())
        .of("arity", () -> tuple.productArity())
        .of("prefix", () -> tuple.productPrefix())
        .of("last", () -> tuple.productElement(17))
        .of("beyond", () -> tuple.productElement(18));
  }

  public static Object tuple19() {
    Tuple19<
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
            Object,
            Object,
            Object,
            Object>
        tuple =
            new Tuple19<>(
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
                16L,
                0.0,
                "q",
                19);
    Tuple19<
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
            Object,
            Object,
            Object,
            Object>
        made =
            Tuple19.apply(
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
                16L,
                0.0,
                "q",
                19);
    Tuple19<
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
                tuple._16(),
                tuple._17(),
                tuple._18(),
                tuple._19());
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
                    tuple._16(),
                    tuple._17(),
                    tuple._18(),
                    tuple._19()))
        .of("made", () -> tuple.equals(made))
        .of("copied", () -> tuple.equals(copy))
        .of("other", () -> tuple.equals("x"))
        .of("can equal", () -> tuple.canEqual(made) + " " + tuple.canEqual("x"))
        .of("hash", () -> tuple.hashCode())
        .of("text", () -> tuple.toString())
        .of("arity", () -> tuple.productArity())
        .of("prefix", () -> tuple.productPrefix())
        .of("last", () -> tuple.productElement(18))
        .of("beyond", () -> tuple.productElement(19));
  }

  public static Object tuple20() {
    Tuple20<
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
            Object,
            Object,
            Object,
            Object,
            Object>
        tuple =
            new Tuple20<>(
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
                16L,
                0.0,
                "q",
                19,
                20L);
    Tuple20<
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
            Object,
            Object,
            Object,
            Object,
            Object>
        made =
            Tuple20.apply(
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
                16L,
                0.0,
                "q",
                19,
                20L);
    Tuple20<
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
                tuple._16(),
                tuple._17(),
                tuple._18(),
                tuple._19(),
                tuple._20());
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
                    tuple._16(),
                    tuple._17(),
                    tuple._18(),
                    tuple._19(),
                    tuple._20()))
        .of("made", () -> tuple.equals(made))
        .of("copied", () -> tuple.equals(copy))
        .of("other", () -> tuple.equals("x"))
        .of("can equal", () -> tuple.canEqual(made) + " " + tuple.canEqual("x"))
        .of("hash", () -> tuple.hashCode())
        .of("text", () -> tuple.toString())
        .of("arity", () -> tuple.productArity())
        .of("prefix", () -> tuple.productPrefix())
        .of("last", () -> tuple.productElement(19))
        .of("beyond", () -> tuple.productElement(20));
  }

  public static Object tuple21() {
    Tuple21<
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
            Object,
            Object,
            Object,
            Object,
            Object,
            Object>
        tuple =
            new Tuple21<>(
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
                16L,
                0.0,
                "q",
                19,
                20L,
                "u");
    Tuple21<
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
            Object,
            Object,
            Object,
            Object,
            Object,
            Object>
        made =
            Tuple21.apply(
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
                16L,
                0.0,
                "q",
                19,
                20L,
                "u");
    Tuple21<
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
                tuple._16(),
                tuple._17(),
                tuple._18(),
                tuple._19(),
                tuple._20(),
                tuple._21());
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
                    tuple._16(),
                    tuple._17(),
                    tuple._18(),
                    tuple._19(),
                    tuple._20(),
                    tuple._21()))
        .of("made", () -> tuple.equals(made))
        .of("copied", () -> tuple.equals(copy))
        .of("other", () -> tuple.equals("x"))
        .of("can equal", () -> tuple.canEqual(made) + " " + tuple.canEqual("x"))
        .of("hash", () -> tuple.hashCode())
        .of("text", () -> tuple.toString())
        .of("arity", () -> tuple.productArity())
        .of("prefix", () -> tuple.productPrefix())
        .of("last", () -> tuple.productElement(20))
        .of("beyond", () -> tuple.productElement(21));
  }

  public static Object tuple22() {
    Tuple22<
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
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object>
        tuple =
            new Tuple22<>(
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
                16L,
                0.0,
                "q",
                19,
                20L,
                "u",
                22);
    Tuple22<
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
            Object,
            Object,
            Object,
            Object,
            Object,
            Object,
            Object>
        made =
            Tuple22.apply(
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
                16L,
                0.0,
                "q",
                19,
                20L,
                "u",
                22);
    Tuple22<
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
                tuple._16(),
                tuple._17(),
                tuple._18(),
                tuple._19(),
                tuple._20(),
                tuple._21(),
                tuple._22());
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
                    tuple._16(),
                    tuple._17(),
                    tuple._18(),
                    tuple._19(),
                    tuple._20(),
                    tuple._21(),
                    tuple._22()))
        .of("made", () -> tuple.equals(made))
        .of("copied", () -> tuple.equals(copy))
        .of("other", () -> tuple.equals("x"))
        .of("can equal", () -> tuple.canEqual(made) + " " + tuple.canEqual("x"))
        .of("hash", () -> tuple.hashCode())
        .of("text", () -> tuple.toString())
        .of("arity", () -> tuple.productArity())
        .of("prefix", () -> tuple.productPrefix())
        .of("last", () -> tuple.productElement(21))
        .of("beyond", () -> tuple.productElement(22));
  }
}
