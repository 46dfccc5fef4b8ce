package org.minispark.api.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.minispark.HashPartitioner;
import org.minispark.SparkException;

/** Pairs of two and more inputs, by their keys. */
class JoinsTest extends EngineSuite {
  private JavaPairRDD<String, Integer> noPairs() {
    return sc.<Integer>emptyRDD().mapToPair(n -> pair("a", n));
  }

  @Test
  void joinPairsEachValueWithEach() {
    assertThat(layout(pairs().join(otherPairs())))
        .isEqualTo("[[], [(a,(1,10)), (a,(1,30)), (a,(3,10)), (a,(3,30))]]");
    assertThat(layout(pairs().join(otherPairs(), 1)))
        .isEqualTo("[[(a,(1,10)), (a,(1,30)), (a,(3,10)), (a,(3,30))]]");
    assertThat(layout(nullKeys().join(nullKeys())))
        .isEqualTo("[[(null,(1,1)), (null,(1,3)), (null,(3,1)), (null,(3,3)), (b,(2,2))], []]");
    assertThat(layout(pairs().join(noPairs()))).isEqualTo("[[], []]");
    assertThat(layout(pairs().join(otherPairs(), 0))).isEqualTo("[]");
  }

  @Test
  void outerJoinsKeepWhatHasNoPartner() {
    assertThat(layout(pairs().leftOuterJoin(otherPairs(), 1)))
        .isEqualTo(
            "[[(a,(1,Optional[10])), (a,(1,Optional[30])), (a,(3,Optional[10])),"
                + " (a,(3,Optional[30])), (b,(2,Optional.empty))]]");
    assertThat(layout(pairs().rightOuterJoin(otherPairs())))
        .isEqualTo(
            "[[], [(a,(Optional[1],10)), (a,(Optional[1],30)), (a,(Optional[3],10)),"
                + " (a,(Optional[3],30)), (c,(Optional.empty,20))]]");
    assertThat(layout(pairs().fullOuterJoin(otherPairs())))
        .isEqualTo(
            "[[(b,(Optional[2],Optional.empty))], [(a,(Optional[1],Optional[10])),"
                + " (a,(Optional[1],Optional[30])), (a,(Optional[3],Optional[10])),"
                + " (a,(Optional[3],Optional[30])), (c,(Optional.empty,Optional[20]))]]");
    assertThat(layout(pairs().fullOuterJoin(noPairs())))
        .isEqualTo(
            "[[(b,(Optional[2],Optional.empty))],"
                + " [(a,(Optional[1],Optional.empty)), (a,(Optional[3],Optional.empty))]]");
  }

  @Test
  void anOuterJoinCannotTellANullValueFromNone() {
    JavaPairRDD<String, Integer> nullValue =
        sc.parallelizePairs(Arrays.asList(pair("a", (Integer) null)), 2);

    assertThat(layout(nullValue.join(pairs()))).isEqualTo("[[], [(a,(null,1)), (a,(null,3))]]");
    assertThatThrownBy(() -> pairs().leftOuterJoin(nullValue).collect())
        .isInstanceOf(SparkException.class)
        .hasCauseInstanceOf(NullPointerException.class);
  }

  @Test
  void cogroupGathersTheValuesOfAllInputs() {
    assertThat(layout(pairs().cogroup(otherPairs())))
        .isEqualTo("[[(b,([2],[]))], [(a,([1, 3],[10, 30])), (c,([],[20]))]]");
    assertThat(layout(pairs().groupWith(otherPairs())))
        .isEqualTo("[[(b,([2],[]))], [(a,([1, 3],[10, 30])), (c,([],[20]))]]");
    assertThat(layout(pairs().cogroup(otherPairs(), otherPairs())))
        .isEqualTo("[[(b,([2],[],[]))], [(a,([1, 3],[10, 30],[10, 30])), (c,([],[20],[20]))]]");
    assertThat(layout(pairs().cogroup(otherPairs(), noPairs(), otherPairs())))
        .isEqualTo(
            "[[(b,([2],[],[],[]))], [(a,([1, 3],[10, 30],[],[10, 30])), (c,([],[20],[],[20]))]]");
    assertThat(layout(nullKeys().cogroup(pairs())))
        .isEqualTo("[[(null,([1, 3],[])), (b,([2],[2]))], [(a,([],[1, 3]))]]");
  }

  @Test
  void subtractsByKey() {
    assertThat(layout(pairs().subtractByKey(otherPairs()))).isEqualTo("[[(b,2)], []]");
    assertThat(layout(pairs().subtractByKey(otherPairs(), 1))).isEqualTo("[[(b,2)]]");
    assertThat(layout(pairs().subtractByKey(otherPairs(), new HashPartitioner(1))))
        .isEqualTo("[[(b,2)]]");
    assertThat(layout(nullKeys().subtractByKey(pairs()))).isEqualTo("[[(null,1), (null,3)], []]");
  }

  @Test
  void subtractsAndIntersectsWholePairs() {
    JavaPairRDD<String, Integer> other =
        sc.parallelizePairs(List.of(pair("a", 1), pair("q", 1)), 1);

    assertThat(layout(pairs().subtract(other))).isEqualTo("[[(b,2), (a,3)], []]");
    assertThat(layout(pairs().intersection(other))).isEqualTo("[[], [(a,1)]]");
  }

  @Test
  void inputsThatAreInPlaceDoNotMove() {
    JavaPairRDD<String, Integer> left = pairs().partitionBy(new HashPartitioner(2));
    JavaPairRDD<String, Integer> right = otherPairs().partitionBy(new HashPartitioner(2));
    JavaPairRDD<String, ?> joined = left.join(right);

    assertThat(joined.toDebugString().lines().filter(line -> line.contains("+-"))).hasSize(2);
    assertThat(layout(joined)).isEqualTo("[[], [(a,(1,10)), (a,(1,30)), (a,(3,10)), (a,(3,30))]]");
  }

  @Test
  void aJoinWithItselfReadsTheSameShuffleTwice() {
    JavaPairRDD<String, Integer> sums = pairs().reduceByKey(Integer::sum);

    assertThat(layout(sums.join(sums))).isEqualTo("[[(b,(2,2))], [(a,(4,4))]]");
  }
}
