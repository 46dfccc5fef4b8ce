package org.minispark.engine.serializer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.minispark.HashPartitioner;
import org.minispark.SparkException;
import org.minispark.Tuple2;
import org.minispark.api.java.function.Function;

class StageClosuresTest {
  private final ClosureSerializer serializer = new ClosureSerializer();

  /** Counts its calls, as users of Spark do in mapPartitions. */
  static final class Counting implements Function<Integer, Integer> {
    private static final long serialVersionUID = 1L;
    private int calls;

    @Override
    public Integer call(Integer value) {
      return ++calls;
    }
  }

  static final class Adding implements Function<Integer, Integer> {
    private static final long serialVersionUID = 1L;
    private final int offset;

    Adding(int offset) {
      this.offset = offset;
    }

    @Override
    public Integer call(Integer value) {
      return value + offset;
    }
  }

  record Remembering(List<Integer> seen) implements Function<Integer, Integer> {
    private static final long serialVersionUID = 1L;

    @Override
    public Integer call(Integer value) {
      seen.add(value);
      return seen.size();
    }
  }

  static final class Handle implements Shareable, Serializable {
    private static final long serialVersionUID = 1L;
    private final transient List<Integer> value = new ArrayList<>();

    int size() {
      return value.size();
    }
  }

  @Test
  void aFunctionThatCountsStartsFreshInEachTask() throws Exception {
    Captured<Counting> counting = Captured.of(new Counting());
    counting.driverInstance().call(0);
    StageClosures stage = StageClosures.capture(List.of(counting), serializer);
    for (int task = 0; task < 2; task++) {
      TaskClosures closures = stage.forTask();
      assertThat(closures.get(counting)).isSameAs(closures.get(counting));
      assertThat(closures.get(counting).call(0)).isEqualTo(2);
    }
    assertThat(counting.driverInstance().call(0)).isEqualTo(2);
  }

  @Test
  void whatTheDriverChangesAfterwardsIsNotSeen() throws Exception {
    Captured<Counting> counting = Captured.of(new Counting());
    StageClosures stage = StageClosures.capture(List.of(counting), serializer);
    counting.driverInstance().call(0);
    assertThat(stage.forTask().get(counting).call(0)).isEqualTo(1);
  }

  @Test
  void functionsThatShareAnObjectStillShareItInEachTask() throws Exception {
    List<Integer> seen = new ArrayList<>();
    Captured<Remembering> first = Captured.of(new Remembering(seen));
    Captured<Remembering> second = Captured.of(new Remembering(seen));
    StageClosures stage = StageClosures.capture(List.of(first, second, first), serializer);
    for (int task = 0; task < 2; task++) {
      TaskClosures closures = stage.forTask();
      assertThat(closures.get(first).call(1)).isEqualTo(1);
      assertThat(closures.get(second).call(1)).isEqualTo(2);
    }
    assertThat(seen).isEmpty();
  }

  @Test
  void whatIsImmutableAllTheWayDownIsShared() {
    int number = 3;
    String text = "text";
    Handle handle = new Handle();
    Function<Integer, Integer> user = value -> value + number;
    assertShared(
        (Function<Integer, Integer>) value -> value + 1,
        (Function<Integer, Integer>) value -> value + number + text.length(),
        (Function<Integer, Integer>) value -> user.call(value), // as the engine wraps
        (Function<Integer, Integer>) value -> value + handle.size(),
        (Function<Object, String>) String::valueOf,
        new Adding(1),
        new HashPartitioner(4),
        Comparator.<Integer>naturalOrder(),
        new Tuple2<>("a", new Adding(2)),
        List.of(1, 2),
        Map.of("a", List.of(1L)),
        Pattern.compile("a+"),
        Thread.State.NEW);
  }

  @Test
  void whatCanChangeIsCopied() {
    int[] array = {1};
    List<Integer> list = new ArrayList<>(List.of(1));
    assertCopied(
        (Function<Integer, Integer>) value -> value + array[0],
        (Function<Integer, Integer>) value -> value + list.size(),
        (Function<Integer, Integer>) list::get,
        new Counting(),
        new Remembering(new ArrayList<>()),
        List.of(new Counting()),
        Arrays.asList(1, 2),
        new Tuple2<>("a", array),
        array);
  }

  @Test
  void anObjectWithHooksIsCopied() {
    assertCopied(new Hooked(1), (Function<Integer, Integer>) new Hooked(1)::plus);
  }

  static final class Hooked implements Serializable {
    private static final long serialVersionUID = 1L;
    private final int value;

    Hooked(int value) {
      this.value = value;
    }

    private Object readResolve() {
      return new Hooked(value + 1);
    }

    int plus(int other) {
      return value + other;
    }
  }

  @Test
  void aFunctionOfAnotherStageIsRefused() {
    Captured<Adding> known = Captured.of(new Adding(1));
    Captured<Adding> unknown = Captured.of(new Adding(1));
    TaskClosures closures = StageClosures.capture(List.of(known), serializer).forTask();
    assertThatThrownBy(() -> closures.get(unknown)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aFunctionThatCannotBeSentTellsItsLine() {
    Object lock = new Object();
    Captured<Function<Integer, Integer>> good = Captured.of(value -> value);
    Captured<Function<Integer, Integer>> bad = Captured.of(value -> value + lock.hashCode());
    assertThatThrownBy(() -> StageClosures.capture(List.of(good, bad), serializer))
        .isInstanceOf(SparkException.class)
        .hasMessage("Task not serializable")
        .cause()
        .hasMessageStartingWith("java.lang.Object\n\tthe lambda at StageClosuresTest.java:");
  }

  @Test
  void travelsToAnotherProcess() throws Exception {
    Captured<Counting> counting = Captured.of(new Counting());
    Captured<Adding> adding = Captured.of(new Adding(5));
    Captured<Adding> ofAnotherStage = Captured.of(new Adding(6));
    StageClosures stage = StageClosures.capture(List.of(counting, adding), serializer);
    byte[] lineage = stage.writeLineage(new Object[] {"rdd", adding, counting, ofAnotherStage});
    ClassLoader loader = getClass().getClassLoader();
    StageClosures there = StageClosures.fromBytes(stage.toBytes(), loader, serializer);
    Object[] parts = (Object[]) StageClosures.readLineage(lineage, loader);
    assertThat(parts[0]).isEqualTo("rdd");
    Captured<Adding> addingThere = captured(parts[1]);
    Captured<Counting> countingThere = captured(parts[2]);
    assertThat(there.forTask().get(addingThere)).isSameAs(there.forTask().get(addingThere));
    assertThat(there.forTask().get(addingThere).call(1)).isEqualTo(6);
    assertThat(there.forTask().get(countingThere).call(1)).isEqualTo(1);
    assertThat(there.forTask().get(countingThere).call(1)).isEqualTo(1);
    Captured<Adding> missing = captured(parts[3]);
    assertThatThrownBy(() -> there.forTask().get(missing))
        .isInstanceOf(IllegalStateException.class);
  }

  record Step(List<Step> parents, Captured<Adding> function) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void aLineageOfManyStepsFitsTheStack() {
    Captured<Adding> adding = Captured.of(new Adding(5));
    StageClosures stage = StageClosures.capture(List.of(adding), serializer);
    Step last = new Step(List.of(), adding);
    int steps = 10_000;
    for (int i = 1; i < steps; i++) {
      last = new Step(List.of(last), adding);
    }
    byte[] bytes = stage.writeLineage(last);
    Step copy = (Step) StageClosures.readLineage(bytes, getClass().getClassLoader());
    int count = 1;
    while (!copy.parents.isEmpty()) {
      copy = copy.parents.get(0);
      count++;
    }
    assertThat(count).isEqualTo(steps);
    assertThat(stage.forTask().get(copy.function).offset).isEqualTo(5);
  }

  private void assertShared(Object... functions) {
    for (Object function : functions) {
      Captured<Object> captured = Captured.of(function);
      StageClosures stage = StageClosures.capture(List.of(captured), serializer);
      assertThat(stage.forTask().get(captured)).isSameAs(function);
    }
  }

  private void assertCopied(Object... functions) {
    for (Object function : functions) {
      Captured<Object> captured = Captured.of(function);
      StageClosures stage = StageClosures.capture(List.of(captured), serializer);
      assertThat(stage.forTask().get(captured)).isNotSameAs(function);
      assertThat(stage.forTask().get(captured)).isNotSameAs(stage.forTask().get(captured));
    }
  }

  @SuppressWarnings("unchecked") // what was written in this place
  private static <F> Captured<F> captured(Object read) {
    return (Captured<F>) read;
  }
}
