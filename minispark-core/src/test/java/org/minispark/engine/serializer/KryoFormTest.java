package org.minispark.engine.serializer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.minispark.SparkConf;
import org.minispark.SparkException;
import org.minispark.Tuple2;
import org.minispark.serializer.KryoRegistrator;

class KryoFormTest {
  private final SparkConf conf =
      new SparkConf(false).set("spark.serializer", "org.apache.spark.serializer.KryoSerializer");

  /** Not Serializable, without a constructor that Kryo could call. */
  static final class Plain {
    final int number;
    Object other;

    Plain(int number) {
      this.number = number;
    }

    @Override
    public boolean equals(Object that) {
      return that instanceof Plain plain && plain.number == number;
    }

    @Override
    public int hashCode() {
      return number;
    }
  }

  static final class PlainSerializer extends Serializer<Plain> {
    @Override
    public void write(Kryo kryo, Output output, Plain value) {
      output.writeInt(value.number);
    }

    @Override
    public Plain read(Kryo kryo, Input input, Class<? extends Plain> type) {
      return new Plain(input.readInt() + 100);
    }
  }

  /** Registers a class with a serializer that shows that it was used. */
  public static final class Registrator implements KryoRegistrator {
    @Override
    public void registerClasses(Kryo kryo) {
      kryo.register(Plain.class, new PlainSerializer());
      kryo.register(ArrayList.class);
    }
  }

  /** All but a list of {@code Stream.toList} that holds null, which Kryo cannot write. */
  static Stream<Object> values() {
    return RecordSerializerTest.values().filter(value -> !value.equals(Arrays.asList(1, null)));
  }

  @ParameterizedTest
  @MethodSource("values")
  void roundTripsWhatTheDefaultDoes(Object value) throws IOException {
    DataSerializer serializer = RecordSerializer.of(conf);
    assertThat(serializer.fromBytes(serializer.toBytes(value))).isEqualTo(value);
    assertThat(streamed(serializer, List.of(new Tuple2<>(1, value), new Tuple2<>(value, 2))))
        .containsExactly(new Tuple2<>(1, value), new Tuple2<>(value, 2));
  }

  @Test
  void nothingNeedsToBeSerializable() throws IOException {
    DataSerializer serializer = RecordSerializer.of(conf);
    List<Object> records = List.of(new Plain(1), new Tuple2<>("a", new Plain(2)), 3);
    assertThat(streamed(serializer, records)).isEqualTo(records);
    serializer.requireSerializable(new Plain(3));
  }

  @Test
  void keepsCyclesAndSharingThroughBothKindsOfCodec() throws IOException {
    DataSerializer serializer = RecordSerializer.of(conf);
    Plain plain = new Plain(1);
    List<Object> list = new ArrayList<>(Arrays.asList(plain, plain));
    plain.other = list;
    List<?> copy = (List<?>) streamed(serializer, List.of(1, list)).get(1);
    assertThat(copy.get(0)).isSameAs(copy.get(1));
    assertThat(((Plain) copy.get(0)).other).isSameAs(copy);
  }

  @Test
  void usesTheProgramsRegistrator() {
    DataSerializer serializer =
        RecordSerializer.of(conf.set("spark.kryo.registrator", Registrator.class.getName()));
    Plain copy = (Plain) serializer.fromBytes(serializer.toBytes(new Plain(1)));
    assertThat(copy.number).isEqualTo(101);
  }

  @Test
  void requiresRegistrationWithSparksWords() {
    conf.set("spark.kryo.registrationRequired", "true");
    DataSerializer serializer = RecordSerializer.of(conf);
    for (Object known : List.of(1, "a", new Tuple2<>(1, "b"), Arrays.asList(1, 2))) {
      assertThat(serializer.fromBytes(serializer.toBytes(known))).isEqualTo(known);
    }
    assertThatThrownBy(() -> serializer.toBytes(new Plain(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Class is not registered: %1$s%nNote: To register this class use:"
                    .replace("%1$s", Plain.class.getName())
                    .replace("%n", "\n")
                + " kryo.register("
                + Plain.class.getCanonicalName()
                + ".class);");
    assertThatThrownBy(() -> serializer.toBytes(new ArrayList<>(List.of(1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Class is not registered: java.util.ArrayList\n");
    conf.set(
        "spark.kryo.classesToRegister", Plain.class.getName() + ", " + ArrayList.class.getName());
    DataSerializer registered = RecordSerializer.of(conf);
    Object value = new ArrayList<>(List.of(new Plain(5)));
    assertThat(registered.fromBytes(registered.toBytes(value))).isEqualTo(value);
  }

  @Test
  void aMissingRegistratorIsAClearError() {
    DataSerializer serializer =
        RecordSerializer.of(conf.set("spark.kryo.registrator", "nope.Nope"));
    assertThatThrownBy(() -> serializer.toBytes(new Plain(1)))
        .isInstanceOf(SparkException.class)
        .hasMessage("Failed to register classes with Kryo")
        .hasCauseInstanceOf(ClassNotFoundException.class);
  }

  @Test
  void aRecordOverTheBufferLimitSaysWhatToRaise() {
    DataSerializer serializer =
        RecordSerializer.of(conf.set("spark.kryoserializer.buffer.max", "1m"));
    Plain plain = new Plain(1);
    plain.other = new int[1 << 20];
    Arrays.fill((int[]) plain.other, Integer.MAX_VALUE);
    assertThatThrownBy(() -> serializer.toBytes(plain))
        .isInstanceOf(SparkException.class)
        .hasMessageContaining("increase spark.kryoserializer.buffer.max");
  }

  @Test
  void manyThreadsShareOne() throws InterruptedException {
    DataSerializer serializer = RecordSerializer.of(conf);
    ConcurrentLinkedQueue<Object> wrong = new ConcurrentLinkedQueue<>();
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      int offset = t * 1000;
      threads.add(
          new Thread(
              () -> {
                for (int i = offset; i < offset + 200; i++) {
                  Object value = new Tuple2<>(i, new Plain(i));
                  Object copy = serializer.fromBytes(serializer.toBytes(value));
                  if (!copy.equals(value)) {
                    wrong.add(copy);
                  }
                }
              }));
    }
    for (Thread thread : threads) {
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(wrong).isEmpty();
  }

  private static List<Object> streamed(DataSerializer serializer, List<?> records)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataSerializer.RecordOutput out = serializer.output(bytes)) {
      for (Object record : records) {
        out.write(record);
      }
    }
    List<Object> copies = new ArrayList<>();
    try (DataSerializer.RecordInput in =
        serializer.input(new ByteArrayInputStream(bytes.toByteArray()))) {
      while (in.hasNext()) {
        copies.add(in.read());
      }
    }
    return copies;
  }
}
