package org.minispark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.reflect.Constructor;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers are those that Scala 2.12's tuples give. */
class TupleTest {
  @Test
  void hashesAsScala() {
    assertThat(new Tuple2<>(1, 2)).hasSameHashCodeAs(1411956066);
    assertThat(new Tuple2<>("a", "b")).hasSameHashCodeAs(-900438667);
    assertThat(new Tuple2<>("a", 1L)).hasSameHashCodeAs(128003929);
    assertThat(new Tuple2<>(1.5, null)).hasSameHashCodeAs(493147751);
    assertThat(new Tuple2<>(null, null)).hasSameHashCodeAs(-1107367767);
    assertThat(new Tuple2<>(new Tuple2<>("x", 1), 2L)).hasSameHashCodeAs(715736836);
    assertThat(new Tuple2<>(1L << 40, 0.1f)).hasSameHashCodeAs(-1736609334);
    assertThat(new Tuple2<>(Double.NaN, -0.0)).hasSameHashCodeAs(137743489);
    assertThat(new Tuple2<>('c', true)).hasSameHashCodeAs(-1191038473);
    assertThat(new Tuple2<>((short) 3, (byte) 4)).hasSameHashCodeAs(-1021740295);
    assertThat(new Tuple2<>(1e300, Long.MIN_VALUE)).hasSameHashCodeAs(-1835416720);
  }

  @Test
  void hashesAsScalaAtEveryWayOfBeingWritten() {
    assertThat(new Tuple1<>("a")).hasSameHashCodeAs(-1168522918);
    assertThat(new Tuple3<>("a", 2L, 3.5)).hasSameHashCodeAs(1285877468);
    assertThat(new Tuple4<>(1, 2, 3, 4)).hasSameHashCodeAs(-1477429874);
    assertThat(new Tuple5<>(1, 2, 3, 4, "e")).hasSameHashCodeAs(408909485);
    assertThat(new Tuple6<>(1, 2, 3, 4, 5, 6)).hasSameHashCodeAs(-383185945);
    assertThat(new Tuple7<>(1, 2, 3, 4, 5, 6, "g")).hasSameHashCodeAs(-121732522);
    assertThat(
            new Tuple22<>(
                1, 2L, 3.0, "4", null, '6', 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21,
                22))
        .hasSameHashCodeAs(1901727713);
  }

  @Test
  void numbersAreEqualByValueWhateverTheirBoxes() {
    List<Object> ones = List.of(1, 1L, 1.0, 1.0f, (short) 1, (byte) 1, '\u0001');

    for (Object left : ones) {
      for (Object right : ones) {
        assertThat(new Tuple2<>(left, "a")).isEqualTo(new Tuple2<>(right, "a"));
        assertThat(new Tuple2<>(left, "a")).hasSameHashCodeAs(new Tuple2<>(right, "a"));
      }
    }
  }

  @Test
  void numbersOfDifferentValuesDiffer() {
    assertThat(new Tuple1<>(1)).isNotEqualTo(new Tuple1<>(2L));
    assertThat(new Tuple1<>(1L)).isNotEqualTo(new Tuple1<>((1L << 32) + 1));
    assertThat(new Tuple1<>(1)).isNotEqualTo(new Tuple1<>(1.5));
    assertThat(new Tuple1<>(1)).isNotEqualTo(new Tuple1<>("1"));
    assertThat(new Tuple1<>(1)).isNotEqualTo(new Tuple1<>(BigInteger.ONE));
    assertThat(new Tuple1<>('a')).isNotEqualTo(new Tuple1<>('b'));
    assertThat(new Tuple1<>('a')).isNotEqualTo(new Tuple1<>("a"));
  }

  @Test
  void comparesInTheWiderTypeAsPrimitivesDo() {
    assertThat(new Tuple1<>(16_777_217)).isEqualTo(new Tuple1<>(16_777_216f));
    assertThat(new Tuple1<>((1L << 53) + 1)).isEqualTo(new Tuple1<>((double) (1L << 53)));
    assertThat(new Tuple1<>(0.1f)).isNotEqualTo(new Tuple1<>(0.1));
    assertThat(new Tuple1<>(0.0)).isEqualTo(new Tuple1<>(-0.0));
  }

  @Test
  void notANumberDiffersFromItselfInAnotherBox() {
    Double nan = Double.NaN;

    assertThat(new Tuple1<>(nan)).isEqualTo(new Tuple1<>(nan));
    assertThat(new Tuple1<>(Double.NaN)).isNotEqualTo(new Tuple1<>(Double.NaN));
  }

  @Test
  void nullsEqualOnlyNulls() {
    assertThat(new Tuple2<>(null, 1)).isEqualTo(new Tuple2<>(null, 1L));
    assertThat(new Tuple2<>(null, 1)).isNotEqualTo(new Tuple2<>(0, 1));
    assertThat(new Tuple2<>("", 1)).isNotEqualTo(new Tuple2<>(null, 1));
  }

  @Test
  void swaps() {
    assertThat(new Tuple2<>("a", 1).swap()).isEqualTo(new Tuple2<>(1, "a"));
  }

  @Test
  void isPrintedWithoutBlanks() {
    assertThat(new Tuple1<>("a")).hasToString("(a)");
    assertThat(new Tuple2<>("a", 1.5)).hasToString("(a,1.5)");
    assertThat(new Tuple2<>(new Tuple2<>(1, null), "b")).hasToString("((1,null),b)");
    assertThat(new Tuple6<>(1, 2, 3, 4, 5, 6)).hasToString("(1,2,3,4,5,6)");
  }

  @ParameterizedTest
  @ValueSource(
      ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22})
  void everyTupleKeepsItsValuesInOrder(int arity) throws Exception {
    Product tuple = tuple(arity, 0);

    assertThat(tuple.productArity()).isEqualTo(arity);
    for (int i = 0; i < arity; i++) {
      Object accessed = tuple.getClass().getMethod("_" + (i + 1)).invoke(tuple);
      assertThat(accessed).isEqualTo("v" + i);
      assertThat(tuple.productElement(i)).isEqualTo("v" + i);
    }
    assertThatThrownBy(() -> tuple.productElement(arity))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage(Integer.toString(arity));
    assertThat(tuple).hasToString("(v" + joined(arity) + ")");
  }

  @ParameterizedTest
  @ValueSource(
      ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22})
  void everyTupleComparesAllItsValues(int arity) throws Exception {
    assertThat(tuple(arity, 0)).isEqualTo(tuple(arity, 0)).hasSameHashCodeAs(tuple(arity, 0));
    for (int i = 0; i < arity; i++) {
      assertThat(tuple(arity, 1 << i)).isNotEqualTo(tuple(arity, 0));
    }
    assertThat(tuple(arity, 0)).isNotEqualTo(tuple(arity % 22 + 1, 0)).isNotEqualTo("v0");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 22})
  void tuplesAreSerializable(int arity) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(tuple(arity, 0));
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(tuple(arity, 0));
    }
  }

  /** A tuple of v0, v1, ..., where the values whose bits are set are w0, w1, ... instead. */
  private static Product tuple(int arity, int changed) throws Exception {
    Constructor<?> constructor = Class.forName("org.minispark.Tuple" + arity).getConstructors()[0];
    Object[] values =
        IntStream.range(0, arity)
            .mapToObj(i -> ((changed >> i & 1) == 1 ? "w" : "v") + i)
            .toArray();
    return (Product) constructor.newInstance(values);
  }

  private static String joined(int arity) {
    int[] numbers = IntStream.range(0, arity).toArray();
    return Arrays.toString(numbers).replaceAll("[\\[\\]]", "").replace(", ", ",v");
  }
}
