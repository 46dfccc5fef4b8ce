package org.minispark.api.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.minispark.HashPartitioner;
import org.minispark.SparkException;
import org.minispark.SparkUnsupportedOperationException;
import org.minispark.serializer.JavaSerializer;
import org.minispark.serializer.KryoSerializer;
import org.minispark.serializer.Serializer;

/** Pairs, by their keys: combining, grouping, counting, sampling. */
class CombiningTest extends EngineSuite {
  @Test
  void reducesTheValuesOfAKey() {
    assertThat(layout(pairs().reduceByKey(Integer::sum))).isEqualTo("[[(b,2)], [(a,4)]]");
    assertThat(layout(pairs().reduceByKey(Integer::sum, 1))).isEqualTo("[[(a,4), (b,2)]]");
    assertThat(layout(pairs().reduceByKey(new HashPartitioner(2), Integer::sum)))
        .isEqualTo("[[(b,2)], [(a,4)]]");
    assertThat(layout(pairs().reduceByKey(Integer::sum, 0))).isEqualTo("[]");
    assertThat(layout(nullKeys().reduceByKey(Integer::sum))).isEqualTo("[[(null,4), (b,2)], []]");
  }

  @Test
  void combinesTheValuesOfAKeyToAnotherType() {
    assertThat(
            layout(
                pairs().combineByKey(v -> "c" + v, (c, v) -> c + "m" + v, (a, b) -> a + "|" + b)))
        .isEqualTo("[[(b,c2)], [(a,c1|c3)]]");
    assertThat(
            layout(
                pairs()
                    .coalesce(1)
                    .combineByKey(v -> "c" + v, (c, v) -> c + "m" + v, (a, b) -> a + b, 1)))
        .isEqualTo("[[(a,c1m3), (b,c2)]]");
  }

  @Test
  void combinesBeforeOrBehindTheShuffle() {
    assertThat(layout(combined(MapSide.COMBINES, null))).isEqualTo("[[(b,c2)], [(a,c1|c3)]]");
    assertThat(layout(combined(MapSide.MOVES, null))).isEqualTo("[[(b,c2)], [(a,c1m3)]]");
  }

  @Test
  void aShuffleMayHaveASerializerOfItsOwn() {
    JavaPairRDD<String, Bag> bags = pairs().mapValues(Bag::new);

    assertThat(layout(sums(bags, new KryoSerializer(sc.getConf())).mapValues(Bag::value)))
        .isEqualTo("[[(b,2)], [(a,4)]]");
    for (Serializer java : new Serializer[] {null, new JavaSerializer(sc.getConf())}) {
      JavaPairRDD<String, Integer> refused = sums(bags, java).mapValues(Bag::value);
      assertThatThrownBy(refused::collect)
          .isInstanceOf(SparkException.class)
          .hasMessageContaining("had a not serializable result: " + Bag.class.getName());
    }
  }

  private enum MapSide {
    COMBINES,
    MOVES
  }

  private JavaPairRDD<String, String> combined(MapSide mapSide, Serializer serializer) {
    return pairs()
        .combineByKey(
            v -> "c" + v,
            (c, v) -> c + "m" + v,
            (a, b) -> a + "|" + b,
            new HashPartitioner(2),
            mapSide == MapSide.COMBINES,
            serializer);
  }

  private static JavaPairRDD<String, Bag> sums(
      JavaPairRDD<String, Bag> bags, Serializer serializer) {
    return bags.combineByKey(
        bag -> bag,
        CombiningTest::sum,
        CombiningTest::sum,
        new HashPartitioner(2),
        true,
        serializer);
  }

  private static Bag sum(Bag a, Bag b) {
    return new Bag(a.value + b.value);
  }

  /** Not Serializable: only Kryo takes it. */
  private static final class Bag {
    private final int value;

    Bag(int value) {
      this.value = value;
    }

    int value() {
      return value;
    }
  }

  @Test
  void aggregatesFromAZeroForEachKeyAndPartition() {
    assertThat(layout(pairs().aggregateByKey("z", (c, v) -> c + v, (a, b) -> a + "|" + b)))
        .isEqualTo("[[(b,z2)], [(a,z1|z3)]]");
    assertThat(layout(pairs().foldByKey(100, Integer::sum))).isEqualTo("[[(b,102)], [(a,204)]]");
    assertThat(layout(nullKeys().foldByKey(1, Integer::sum))).isEqualTo("[[(null,6), (b,3)], []]");
  }

  @Test
  void eachKeyHasAZeroOfItsOwn() {
    List<Integer> zero = new ArrayList<>();
    JavaPairRDD<String, List<Integer>> lists =
        pairs().coalesce(1).aggregateByKey(zero, 1, CombiningTest::with, CombiningTest::joined);

    assertThat(layout(lists)).isEqualTo("[[(a,[1, 3]), (b,[2])]]");
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
  void groupsTheValuesOfAKey() {
    assertThat(layout(pairs().groupByKey())).isEqualTo("[[(b,[2])], [(a,[1, 3])]]");
    assertThat(layout(pairs().groupByKey(1))).isEqualTo("[[(a,[1, 3]), (b,[2])]]");
    assertThat(layout(nullKeys().groupByKey())).isEqualTo("[[(null,[1, 3]), (b,[2])], []]");
  }

  @Test
  void aGroupIsACollectionButNoListAndCannotBeChanged() {
    Iterable<Integer> group = pairs().groupByKey().lookup("a").get(0);

    assertThat(group)
        .isInstanceOf(Collection.class)
        .isInstanceOf(Serializable.class)
        .isNotInstanceOf(List.class)
        .hasToString("[1, 3]");
    assertThatThrownBy(() -> ((Collection<Integer>) group).add(1))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void groupsTravelAgain() {
    assertThat(layout(pairs().groupByKey().repartition(1).mapValues(Object::toString)))
        .isEqualTo("[[(b,[2]), (a,[1, 3])]]");
  }

  @Test
  void nullValuesAreValues() {
    JavaPairRDD<String, Integer> nulls =
        sc.parallelizePairs(Arrays.asList(pair("a", (Integer) null), pair("a", (Integer) null)), 2);

    assertThat(layout(nulls.reduceByKey((a, b) -> a == null ? b : a)))
        .isEqualTo("[[], [(a,null)]]");
    assertThat(layout(nulls.groupByKey())).isEqualTo("[[], [(a,[null, null])]]");
    assertThat(nulls.lookup("a")).containsExactly(null, null);
    assertThat(nulls.collectAsMap()).containsEntry("a", null).hasSize(1);
    assertThat(nulls.reduceByKeyLocally((a, b) -> 7)).containsEntry("a", null).hasSize(1);
  }

  @Test
  void looksUpTheValuesOfAKey() {
    assertThat(pairs().lookup("a")).containsExactly(1, 3);
    assertThat(pairs().lookup("z")).isEmpty();
    assertThat(nullKeys().lookup(null)).containsExactly(1, 3);
    assertThat(pairs().partitionBy(new HashPartitioner(3)).lookup("a")).containsExactly(1, 3);
  }

  @Test
  void bringsMaps() {
    assertThat(pairs().collectAsMap()).isEqualTo(Map.of("a", 3, "b", 2));
    assertThat(pairs().countByKey()).isEqualTo(Map.of("a", 2L, "b", 1L));
    assertThat(pairs().reduceByKeyLocally(Integer::sum)).isEqualTo(Map.of("a", 4, "b", 2));
    assertThat(nullKeys().collectAsMap()).containsEntry(null, 3).containsEntry("b", 2).hasSize(2);
    assertThat(nullKeys().countByKey()).containsEntry(null, 2L);
    assertThat(nullKeys().reduceByKeyLocally(Integer::sum)).containsEntry(null, 4);
    assertThatThrownBy(
            () ->
                sc.<Integer>emptyRDD().mapToPair(n -> pair(n, n)).reduceByKeyLocally(Integer::sum))
        .isInstanceOf(SparkUnsupportedOperationException.class)
        .hasMessage("empty collection");
  }

  @Test
  void placesPairsByTheirKeys() {
    assertThat(layout(pairs().partitionBy(new HashPartitioner(2))))
        .isEqualTo("[[(b,2)], [(a,1), (a,3)]]");
    assertThat(layout(nullKeys().partitionBy(new HashPartitioner(2))))
        .isEqualTo("[[(null,1), (b,2), (null,3)], []]");
    assertThat(pairs().reduceByKey(Integer::sum).partitioner())
        .isEqualTo(Optional.of(new HashPartitioner(2)));
  }

  @Test
  void whatIsPlacedAlreadyDoesNotMoveAgain() {
    JavaPairRDD<String, Integer> sums = pairs().reduceByKey(Integer::sum);

    assertThat(sums.groupByKey().toDebugString()).containsOnlyOnce("ShuffledRDD");
    assertThat(layout(sums.groupByKey())).isEqualTo("[[(b,[2])], [(a,[4])]]");
    assertThat(sums.partitionBy(new HashPartitioner(2)).id()).isEqualTo(sums.id());
  }

  @Test
  void samplesByKey() {
    Map<String, Double> fractions = Map.of("a", 0.5, "b", 1.0);

    assertThat(layout(pairs().sampleByKey(true, Map.of("a", 2.5, "b", 1.0), 1)))
        .isEqualTo("[[], [(b,2), (b,2), (b,2), (a,3), (a,3), (a,3)]]");
    assertThat(layout(pairs().sampleByKeyExact(false, fractions, 1)))
        .isEqualTo("[[], [(b,2), (a,3)]]");
    assertThat(pairs().sampleByKey(false, fractions).count()).isBetween(1L, 3L);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> pairs().sampleByKey(false, Map.of("a", -0.5), 1))
        .withMessage("requirement failed: Negative sampling rates.");
    assertThatThrownBy(() -> pairs().sampleByKey(false, Map.of("a", 0.5), 1).count())
        .isInstanceOf(SparkException.class)
        .hasMessageContaining("key not found: b");
  }

  @Test
  void countsAboutHowManyValuesDiffer() {
    assertThat(layout(pairs().countApproxDistinctByKey(0.01))).isEqualTo("[[(b,1)], [(a,2)]]");
    assertThat(layout(pairs().countApproxDistinctByKey(0.01, 1))).isEqualTo("[[(a,2), (b,1)]]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> pairs().countApproxDistinctByKey(0.0))
        .withMessage("requirement failed: accuracy (0.0) must be greater than 0.000017");
  }

  private static final class BadHash implements Serializable {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      throw new IllegalStateException("bad hash");
    }
  }

  @Test
  void anErrorInAKeyIsThePrograms() {
    assertThatThrownBy(
            () ->
                sc.parallelizePairs(List.of(pair(new BadHash(), 1)), 1)
                    .reduceByKey(Integer::sum)
                    .count())
        .isInstanceOf(SparkException.class)
        .hasRootCauseMessage("bad hash");
  }
}
