package org.minispark.api.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.minispark.SparkException;
import org.minispark.SparkUnsupportedOperationException;
import org.minispark.util.CollectionAccumulator;
import org.minispark.util.LongAccumulator;

/** Actions on records of any kind, with the values that Spark gives. */
class ActionsTest extends EngineSuite {
  private JavaRDD<String> ten() {
    return sc.parallelize(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), 10).map(String::valueOf);
  }

  @Test
  void bringsRecordsInTheirOrder() {
    assertThat(numbers().collect()).containsExactly(3, 1, 2, 3);
    assertThat(numbers().count()).isEqualTo(4);
    assertThat(numbers().first()).isEqualTo(3);
    assertThat(numbers().isEmpty()).isFalse();
    assertThat(numbers().toLocalIterator()).toIterable().containsExactly(3, 1, 2, 3);
    List<Integer>[] parts = numbers().collectPartitions(new int[] {1, 0});
    assertThat(parts).containsExactly(List.of(2, 3), List.of(3, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> numbers().collectPartitions(new int[] {5}))
        .withMessage(
            "Attempting to access a non-existent partition: 5. Total number of partitions: 2");
  }

  @Test
  void takesFromTheFront() {
    assertThat(numbers().take(0)).isEmpty();
    assertThat(numbers().take(-1)).isEmpty();
    assertThat(numbers().take(3)).containsExactly(3, 1, 2);
    assertThat(numbers().take(10)).containsExactly(3, 1, 2, 3);
  }

  @Test
  void takeComputesNoMorePartitionsThanItNeeds() {
    JavaRDD<Integer> rdd = sc.parallelize(java.util.Collections.nCopies(100, 1), 20);

    assertThat(partitionsComputedBy(rdd, 5)).isEqualTo(1);
    assertThat(partitionsComputedBy(rdd, 12)).isEqualTo(4);
    assertThat(partitionsComputedBy(rdd, 60)).isEqualTo(16);
    assertThat(partitionsComputedBy(rdd, 100)).isEqualTo(20);
  }

  private long partitionsComputedBy(JavaRDD<Integer> rdd, int num) {
    LongAccumulator computed = sc.sc().longAccumulator();
    rdd.mapPartitions(
            records -> {
              computed.add(1);
              return records;
            })
        .take(num);
    return computed.value();
  }

  @Test
  void takesTheSmallestAndTheLargest() {
    assertThat(numbers().top(3)).containsExactly(3, 3, 2);
    assertThat(numbers().top(2, Comparator.reverseOrder())).containsExactly(1, 2);
    assertThat(numbers().takeOrdered(2)).containsExactly(1, 2);
    assertThat(numbers().takeOrdered(2, Comparator.reverseOrder())).containsExactly(3, 3);
    assertThat(numbers().top(0)).isEmpty();
    assertThat(numbers().max(Comparator.naturalOrder())).isEqualTo(3);
    assertThat(numbers().min(Comparator.naturalOrder())).isEqualTo(1);
    assertThatThrownBy(() -> numbers().top(-1))
        .isInstanceOf(SparkException.class)
        .hasMessageContaining("k (-1) must be nonnegative");
    assertThatThrownBy(() -> sc.parallelize(Arrays.asList(1, null), 1).top(1))
        .isInstanceOf(SparkException.class)
        .hasCauseInstanceOf(NullPointerException.class);
  }

  @Test
  void comparatorsMustBeSerializable() {
    assertThatThrownBy(() -> numbers().takeOrdered(2, (a, b) -> b - a))
        .isInstanceOf(SparkException.class)
        .hasMessageContaining("Task not serializable");
    assertThatThrownBy(() -> numbers().max((a, b) -> a - b))
        .isInstanceOf(SparkException.class)
        .hasMessageContaining("Task not serializable");
  }

  @Test
  void takesSamplesBySeed() {
    assertThat(numbers().takeSample(false, 2, 1)).containsExactly(2, 3);
    assertThat(numbers().takeSample(false, 9, 1)).containsExactly(3, 3, 1, 2);
    assertThat(numbers().takeSample(true, 6, 3)).containsExactly(2, 3, 1, 3, 1, 1);
    assertThat(numbers().takeSample(false, 0, 1)).isEmpty();
    assertThat(numbers().takeSample(true, 3)).hasSize(3);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> numbers().takeSample(false, -1, 1))
        .withMessage("requirement failed: Negative number of elements requested");
  }

  @Test
  void reducesInTheOrderOfPartitions() {
    assertThat(numbers().reduce(Integer::sum)).isEqualTo(9);
    assertThat(ten().reduce((a, b) -> "(" + a + b + ")"))
        .isEqualTo("(((((((((12)3)4)5)6)7)8)9)10)");
    assertThat(ten().treeReduce((a, b) -> "(" + a + b + ")"))
        .isEqualTo("(((((13)5)7)9)((((24)6)8)10))");
  }

  @Test
  void foldUsesItsZeroInEachPartitionAndOnceMore() {
    assertThat(numbers().fold(1, Integer::sum)).isEqualTo(12);
    assertThat(sc.parallelize(List.of("a", "b", "c"), 3).fold("z", (a, b) -> "(" + a + b + ")"))
        .isEqualTo("(((z(za))(zb))(zc))");
    assertThat(sc.<Integer>emptyRDD().fold(7, Integer::sum)).isEqualTo(7);
    assertThat(this.<Integer>emptyPartitions().fold(7, Integer::sum)).isEqualTo(21);
  }

  @Test
  void aggregateAddsThenCombines() {
    assertThat(numbers().aggregate("z", (s, n) -> s + n, (a, b) -> "(" + a + "|" + b + ")"))
        .isEqualTo("((z|z31)|z23)");
    List<Integer> zero = new ArrayList<>();
    assertThat(numbers().aggregate(zero, ActionsTest::with, ActionsTest::joined))
        .containsExactly(3, 1, 2, 3);
    assertThat(zero).isEmpty();
  }

  private static List<Integer> with(List<Integer> list, Integer number) {
    list.add(number);
    return list;
  }

  private static List<Integer> joined(List<Integer> first, List<Integer> second) {
    first.addAll(second);
    return first;
  }

  @Test
  void treeAggregateCombinesInLevels() {
    assertThat(ten().treeAggregate("z", (a, b) -> a + b, (a, b) -> "(" + a + b + ")"))
        .isEqualTo(
            "((z(z(((((zz1)(zz3))(zz5))(zz7))(zz9))))(z(((((zz2)(zz4))(zz6))(zz8))(zz10))))");
    assertThat(ten().treeAggregate("z", (a, b) -> a + b, (a, b) -> "(" + a + b + ")", 3))
        .isEqualTo(
            "(((z(z((((zz1)(zz4))(zz7))(zz10))))(z(((zz2)(zz5))(zz8))))(z(((zz3)(zz6))(zz9))))");
    assertThat(sc.<Integer>emptyRDD().treeAggregate(5, Integer::sum, Integer::sum)).isEqualTo(5);
    assertThat(this.<Integer>emptyPartitions().treeAggregate(5, Integer::sum, Integer::sum))
        .isEqualTo(25);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> numbers().treeReduce(Integer::sum, 0))
        .withMessage("requirement failed: Depth must be greater than or equal to 1 but got 0.");
  }

  @Test
  void countsByValue() {
    assertThat(numbers().countByValue())
        .containsExactlyInAnyOrderEntriesOf(Map.of(1, 1L, 2, 1L, 3, 2L));
    assertThat(sc.parallelize(Arrays.asList("a", null, "a", null), 2).countByValue())
        .containsEntry("a", 2L)
        .containsEntry(null, 2L)
        .hasSize(2);
    assertThat(sc.emptyRDD().countByValue()).isEmpty();
  }

  @Test
  void countsAboutHowManyAreDifferent() {
    JavaRDD<Integer> thousand =
        sc.parallelize(List.of(0, 1, 2, 3), 4)
            .flatMap(k -> java.util.stream.IntStream.range(k * 250, (k + 1) * 250).iterator());

    assertThat(thousand.countApproxDistinct(0.05)).isEqualTo(1006);
    assertThat(thousand.countApproxDistinct(0.01)).isEqualTo(1001);
    assertThat(sc.emptyRDD().countApproxDistinct(0.05)).isZero();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> thousand.countApproxDistinct(0.0))
        .withMessage("requirement failed: accuracy (0.0) must be greater than 0.000017");
  }

  @Test
  void callsAFunctionForItsEffect() {
    CollectionAccumulator<Integer> seen = sc.sc().collectionAccumulator();
    numbers().foreach(seen::add);
    numbers().foreachPartition(records -> seen.add(-records.next()));

    assertThat(seen.value()).containsExactly(3, 1, 2, 3, -3, -2);
  }

  @Test
  void nothingCannotBeReduced() {
    for (JavaRDD<Integer> nothing :
        List.of(sc.<Integer>emptyRDD(), this.<Integer>emptyPartitions())) {
      assertThat(nothing.isEmpty()).isTrue();
      assertThat(nothing.count()).isZero();
      assertThat(nothing.collect()).isEmpty();
      assertThat(nothing.take(3)).isEmpty();
      assertThat(nothing.top(3)).isEmpty();
      assertThat(nothing.takeOrdered(3)).isEmpty();
      assertThat(nothing.takeSample(false, 3, 1)).isEmpty();
      assertThat(nothing.toLocalIterator()).isExhausted();
      assertEmptyCollection(nothing::first);
      assertEmptyCollection(() -> nothing.reduce(Integer::sum));
      assertEmptyCollection(() -> nothing.treeReduce(Integer::sum));
      assertEmptyCollection(() -> nothing.max(Comparator.naturalOrder()));
    }
  }

  private static void assertEmptyCollection(Runnable action) {
    assertThatThrownBy(action::run)
        .isInstanceOf(SparkUnsupportedOperationException.class)
        .hasMessage("empty collection");
  }

  @Test
  void whatIsBroughtCannotBeChanged() {
    assertUnsupported(() -> numbers().collect().add(1));
    assertUnsupported(() -> numbers().collect().sort(null));
    assertUnsupported(() -> numbers().take(1).set(0, 1));
    assertUnsupported(() -> numbers().countByValue().put(1, 1L));
    assertUnsupported(() -> numbers().partitions().clear());
    assertUnsupported(() -> pairs().lookup("a").add(1));
    assertUnsupported(() -> pairs().countByKey().remove("a"));
    assertUnsupported(() -> pairs().collectAsMap().put("z", 1));
    assertUnsupported(() -> pairs().collectAsMap().entrySet().iterator().next().setValue(1));
  }

  private static void assertUnsupported(Runnable change) {
    assertThatThrownBy(change::run).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void entriesOfACollectedMapCanBeTakenAway() {
    Map<String, Integer> map = pairs().collectAsMap();

    assertThat(map).isEqualTo(Map.of("a", 3, "b", 2));
    assertThat(map.remove("a")).isEqualTo(3);
    assertThat(map).containsExactly(Map.entry("b", 2));
    map.clear();
    assertThat(map).isEmpty();
  }

  @Test
  void whatIsBroughtCanBeUsedInFunctions() {
    Map<String, Integer> map = pairs().collectAsMap();
    List<Integer> list = numbers().collect();
    Map<String, Long> counts = pairs().countByKey();

    assertThat(numbers().map(n -> n + map.get("a") + list.get(0) + counts.get("a")).collect())
        .containsExactly(11L, 9L, 10L, 11L);
  }

  @Test
  void aLocalIteratorComputesPartitionsAsItGoes() {
    LongAccumulator computed = sc.sc().longAccumulator();
    Iterator<Integer> records =
        numbers()
            .map(
                n -> {
                  computed.add(1);
                  return n;
                })
            .toLocalIterator();
    records.next();

    assertThat(computed.value()).isEqualTo(2);
    assertThat(records).toIterable().containsExactly(1, 2, 3);
    assertThat(computed.value()).isEqualTo(4);
  }
}
