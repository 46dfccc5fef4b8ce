package org.minispark.engine.serializer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.minispark.SparkConf;
import org.minispark.Tuple2;
import org.minispark.Tuple3;
import org.minispark.api.java.Optional;

class RecordSerializerPropertyTest {
  private final DataSerializer serializer = RecordSerializer.of(new SparkConf(false));

  @Provide
  Arbitrary<Object> values() {
    return Arbitraries.lazyOf(this::plain, this::plain, this::plain, this::compound);
  }

  private Arbitrary<Object> plain() {
    return Arbitraries.oneOf(
        Arbitraries.just(null),
        Arbitraries.integers().map(i -> i),
        Arbitraries.longs().map(l -> l),
        Arbitraries.strings().ofMaxLength(30).map(s -> s),
        Arbitraries.strings().ascii().ofMaxLength(30).map(s -> s),
        Arbitraries.doubles().map(d -> d),
        Arbitraries.of(true, false).map(b -> b),
        Arbitraries.of(Thread.State.values()).map(e -> e),
        Arbitraries.bigIntegers().map(n -> n));
  }

  private Arbitrary<Object> compound() {
    Arbitrary<Object> any = values();
    return Arbitraries.oneOf(
        any.tuple2().map(t -> new Tuple2<>(t.get1(), t.get2())),
        any.tuple3().map(t -> new Tuple3<>(t.get1(), t.get2(), t.get3())),
        any.list().ofMaxSize(6).map(list -> new ArrayList<>(list)),
        any.list().ofMaxSize(6).map(list -> Arrays.asList(list.toArray())),
        any.map(Optional::ofNullable),
        any.map(value -> new HashMap<>(Collections.singletonMap("key", value))),
        Arbitraries.longs().map(bits -> BitSet.valueOf(new long[] {bits})));
  }

  @Property(tries = 500, seed = "20")
  void whatIsWrittenIsRead(@ForAll("values") Object one, @ForAll("values") Object two)
      throws IOException {
    List<Object> records = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      records.add(i % 3 == 0 ? one : two);
      records.add(new Tuple2<>(i < 6 ? one : i, i % 2 == 0 ? two : "x"));
    }
    assertThat(readAll(write(records))).isEqualTo(records);
    assertThat(serializer.fromBytes(serializer.toBytes(one))).isEqualTo(one);
  }

  @Property(tries = 300, seed = "20")
  void corruptBytesEndInAnExceptionOrInOtherRecords(
      @ForAll("values") Object value, @ForAll Random random) throws IOException {
    byte[] bytes = write(List.of(new Tuple2<>("key", value), 1, new Tuple2<>(value, value), "x"));
    for (int round = 0; round < 20; round++) {
      byte[] damaged = bytes.clone();
      for (int i = 0; i <= round % 3; i++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      survive(damaged);
    }
  }

  @Property(tries = 300, seed = "20")
  void noiseEndsInAnException(@ForAll byte[] noise) {
    survive(noise);
  }

  @Property(tries = 100, seed = "20")
  void everyCutIsNoticed(@ForAll("values") Object value) throws IOException {
    byte[] bytes = write(List.of(new Tuple2<>("key", value), 1, "x"));
    for (int length = 1; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThat(failureOf(cut)).as("cut at %d of %d", length, bytes.length).isNotNull();
    }
  }

  private void survive(byte[] bytes) {
    Exception failure = failureOf(bytes);
    if (failure != null) {
      assertThat(failure).isInstanceOf(IOException.class).hasMessageMatching("(?s).+");
    }
  }

  private Exception failureOf(byte[] bytes) {
    try {
      readAll(bytes);
      return null;
    } catch (IOException | RuntimeException told) {
      return told;
    }
  }

  private byte[] write(List<?> records) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataSerializer.RecordOutput out = serializer.output(bytes)) {
      for (Object record : records) {
        out.write(record);
      }
    }
    return bytes.toByteArray();
  }

  private List<Object> readAll(byte[] bytes) throws IOException {
    List<Object> records = new ArrayList<>();
    try (DataSerializer.RecordInput in = serializer.input(new ByteArrayInputStream(bytes))) {
      while (in.hasNext()) {
        records.add(in.read());
      }
    }
    return records;
  }
}
