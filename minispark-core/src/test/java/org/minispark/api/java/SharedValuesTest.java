package org.minispark.api.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.minispark.SparkException;
import org.minispark.broadcast.Broadcast;
import org.minispark.util.DoubleAccumulator;
import org.minispark.util.LongAccumulator;

/** Broadcasts and accumulators. */
class SharedValuesTest extends EngineSuite {
  @Test
  void aBroadcastReachesTasks() {
    Broadcast<List<Integer>> added = sc.broadcast(List.of(10));
    Broadcast<Object> nothing = sc.broadcast(null);

    assertThat(numbers().map(n -> added.value().get(0) + n).collect())
        .containsExactly(13, 11, 12, 13);
    assertThat(numbers().map(n -> "" + nothing.value()).first()).isEqualTo("null");
  }

  @Test
  void aBroadcastThatIsUnpersistedIsSentAgain() {
    Broadcast<Integer> one = sc.broadcast(1);
    numbers().map(n -> one.value()).collect();
    one.unpersist(true);

    assertThat(numbers().map(n -> one.value()).collect()).containsExactly(1, 1, 1, 1);
  }

  @Test
  void aDestroyedBroadcastIsGone() {
    Broadcast<Integer> gone = sc.broadcast(1);
    gone.destroy();

    assertThatThrownBy(gone::value)
        .isInstanceOf(SparkException.class)
        .hasMessageContaining(
            "Attempted to use Broadcast(" + gone.id() + ") after it was destroyed");
    assertThatThrownBy(() -> numbers().map(n -> gone.value()).collect())
        .isInstanceOf(SparkException.class)
        .hasStackTraceContaining("after it was destroyed");
  }

  @Test
  void accumulatorsCount() {
    LongAccumulator sum = sc.sc().longAccumulator("sum");
    DoubleAccumulator doubles = sc.sc().doubleAccumulator();
    numbers().foreach(n -> sum.add(n));
    numbers().foreach(n -> doubles.add(n / 2.0));

    assertThat(sum.value()).isEqualTo(9);
    assertThat(sum.count()).isEqualTo(4);
    assertThat(sum.avg()).isEqualTo(2.25);
    assertThat(doubles.value()).isEqualTo(4.5);
    assertThat(sum).hasToString("LongAccumulator(id: " + sum.id() + ", name: Some(sum), value: 9)");
  }

  @Test
  void aTransformationCountsEachTimeItRuns() {
    LongAccumulator count = sc.sc().longAccumulator();
    JavaRDD<Integer> counted =
        numbers()
            .map(
                n -> {
                  count.add(1);
                  return n;
                });
    counted.count();
    counted.count();

    assertThat(count.value()).isEqualTo(8);
  }

  @Test
  void aTaskSeesOnlyItsOwnPart() {
    LongAccumulator sum = sc.sc().longAccumulator();
    sum.add(100);

    assertThat(numbers().map(n -> sum.value()).collect()).containsExactly(0L, 0L, 0L, 0L);
  }

  @Test
  void anAccumulatorIsRegisteredOnce() {
    LongAccumulator unknown = new LongAccumulator();
    LongAccumulator known = sc.sc().longAccumulator();

    assertThatThrownBy(() -> numbers().foreach(n -> unknown.add(1)))
        .isInstanceOf(SparkException.class)
        .hasMessageContaining("Task not serializable")
        .hasStackTraceContaining("Accumulator must be registered before send to executor");
    assertThatIllegalStateException()
        .isThrownBy(() -> sc.sc().register(known))
        .withMessage("Cannot register an Accumulator twice.");
  }

  @Test
  void failedTasksDoNotCount() {
    LongAccumulator count = sc.sc().longAccumulator();

    assertThatThrownBy(
            () ->
                numbers()
                    .foreach(
                        n -> {
                          count.add(1);
                          throw new IllegalStateException("after counting");
                        }))
        .isInstanceOf(SparkException.class);
    assertThat(count.value()).isZero();
  }
}
