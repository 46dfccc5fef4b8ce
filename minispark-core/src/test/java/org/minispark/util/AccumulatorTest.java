package org.minispark.util;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.minispark.api.java.Optional;
import org.minispark.engine.taskcontext.EngineTaskContext;
import org.minispark.engine.taskcontext.TaskIdentity;

class AccumulatorTest {
  private final LongAccumulator longs = new LongAccumulator();

  @Test
  void longsAreSummedAndCounted() {
    assertThat(longs.isZero()).isTrue();
    assertThat(longs.avg()).isNaN();

    longs.add(0);
    assertThat(longs.isZero()).isFalse();
    longs.add(Long.valueOf(5));

    assertThat(longs.value()).isEqualTo(5);
    assertThat(longs.sum()).isEqualTo(5);
    assertThat(longs.count()).isEqualTo(2);
    assertThat(longs.avg()).isEqualTo(2.5);
    longs.reset();
    assertThat(longs.isZero()).isTrue();
  }

  @Test
  void doublesAreSummedAndCounted() {
    DoubleAccumulator doubles = new DoubleAccumulator();
    assertThat(doubles.avg()).isNaN();
    doubles.add(0.5);
    doubles.add(Double.valueOf(1));

    DoubleAccumulator copy = doubles.copy();
    copy.merge(doubles);

    assertThat(doubles.value()).isEqualTo(1.5);
    assertThat(copy.sum()).isEqualTo(3.0);
    assertThat(copy.count()).isEqualTo(4);
    assertThat(copy.avg()).isEqualTo(0.75);
    assertThat(copy.copyAndReset().isZero()).isTrue();
  }

  @Test
  void valuesAreGatheredInOrder() {
    CollectionAccumulator<String> strings = new CollectionAccumulator<>();
    strings.add("a");
    List<String> before = strings.value();
    CollectionAccumulator<String> copy = strings.copy();
    copy.add("b");

    strings.merge(copy);

    assertThat(before).containsExactly("a");
    assertThat(strings.value()).containsExactly("a", "a", "b");
    assertThatThrownBy(() -> strings.value().add("c"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(strings.copyAndReset().isZero()).isTrue();
    strings.reset();
    assertThat(strings.isZero()).isTrue();
  }

  @Test
  void aCollectionMergesWithItself() {
    CollectionAccumulator<String> strings = new CollectionAccumulator<>();
    strings.add("a");

    strings.merge(strings);

    assertThat(strings.value()).containsExactly("a", "a");
  }

  @Test
  @SuppressWarnings({"unchecked", "rawtypes"}) // The wrong class is what the test is about.
  void refusesToMergeAnotherClass() {
    assertThatThrownBy(() -> longs.merge((AccumulatorV2) new DoubleAccumulator()))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage(
            "Cannot merge org.minispark.util.LongAccumulator with"
                + " org.minispark.util.DoubleAccumulator");
    assertThatThrownBy(() -> new DoubleAccumulator().merge((AccumulatorV2) longs))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> new CollectionAccumulator<String>().merge((AccumulatorV2) longs))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void hasNoIdentityBeforeItIsRegistered() {
    assertThat(longs.isRegistered()).isFalse();
    assertThat(longs).hasToString("Un-registered Accumulator: LongAccumulator");
    String message = "The metadata of this accumulator has not been assigned yet.";
    assertThatThrownBy(longs::id).isInstanceOf(IllegalStateException.class).hasMessage(message);
    assertThatThrownBy(longs::name).isInstanceOf(IllegalStateException.class).hasMessage(message);
    assertThatThrownBy(() -> sent(longs))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage("Accumulator must be registered before send to executor");
  }

  @Test
  void isRegisteredOnce() {
    register(longs);

    assertThat(longs.isRegistered()).isTrue();
    assertThat(longs.id()).isEqualTo(3);
    assertThat(longs.countFailedValues()).isFalse();
    assertThat(longs).hasToString("LongAccumulator(id: 3, name: Some(n), value: 0)");
    assertThatThrownBy(() -> register(longs))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Cannot register an Accumulator twice.");
  }

  @Test
  void mayHaveNoName() {
    longs.register(new AccumulatorMetadata(4, Optional.empty(), true));

    assertThat(longs).hasToString("LongAccumulator(id: 4, name: None, value: 0)");
    assertThat(longs.countFailedValues()).isTrue();
  }

  @Test
  void showsInEvents() {
    register(longs);
    LongAccumulator internal = new LongAccumulator();
    internal.register(new AccumulatorMetadata(5, Optional.of("internal.metrics.resultSize"), true));

    assertThat(longs.toInfo(Optional.of(1L), Optional.empty()).update().get()).isEqualTo(1L);
    assertThat(longs.toInfo(Optional.of(1L), Optional.empty()).internal()).isFalse();
    assertThat(internal.toInfo(Optional.empty(), Optional.of(2L)).internal()).isTrue();
  }

  @Test
  void theDriversObjectGoesOutAsAZeroCopyThatBindsToTheTask() throws Exception {
    register(longs);
    longs.add(7);
    byte[] closure = sent(longs);
    EngineTaskContext task = task();

    task.bind();
    LongAccumulator inTask;
    try {
      inTask = (LongAccumulator) received(closure);
    } finally {
      task.unbind();
    }

    assertThat(inTask.isZero()).isTrue();
    assertThat(inTask.id()).isEqualTo(3);
    assertThat(inTask.isAtDriverSide()).isFalse();
    assertThat(task.accumulators()).hasSize(1);
    assertThat(task.accumulators().get(0)).isSameAs(inTask);
    assertThat(longs.value()).isEqualTo(7);
  }

  @Test
  void theTasksObjectGoesHomeWithItsValue() throws Exception {
    register(longs);
    LongAccumulator inTask = (LongAccumulator) received(sent(longs));
    inTask.add(2);

    LongAccumulator home = (LongAccumulator) received(sent(inTask));
    longs.merge(home);

    assertThat(home.isAtDriverSide()).isTrue();
    assertThat(longs.value()).isEqualTo(2);
  }

  @Test
  void aCopyForTheTaskMustBeZero() {
    LongAccumulator stubborn =
        new LongAccumulator() {
          private static final long serialVersionUID = 1L;

          @Override
          public LongAccumulator copyAndReset() {
            LongAccumulator copy = new LongAccumulator();
            copy.add(1);
            return copy;
          }
        };
    register(stubborn);

    assertThatThrownBy(() -> sent(stubborn))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("copyAndReset must return a zero value copy");
  }

  private static void register(AccumulatorV2<?, ?> accumulator) {
    accumulator.register(new AccumulatorMetadata(3, Optional.of("n"), false));
  }

  private static EngineTaskContext task() {
    return new EngineTaskContext(
        new TaskIdentity(0, 0, 0, 1, 0, 0), null, null, null, new Properties());
  }

  private static byte[] sent(Object object) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    return bytes.toByteArray();
  }

  private static Object received(byte[] bytes) throws Exception {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return in.readObject();
    }
  }
}
