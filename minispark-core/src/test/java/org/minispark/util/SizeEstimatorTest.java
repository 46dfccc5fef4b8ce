package org.minispark.util;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.minispark.Tuple2;
import org.minispark.Tuple3;

class SizeEstimatorTest {
  @Test
  void leavesHaveTheSizesOfA64BitJvm() {
    assertThat(SizeEstimator.estimate(null)).isZero();
    assertThat(SizeEstimator.estimate(1)).isEqualTo(16);
    assertThat(SizeEstimator.estimate(1L)).isEqualTo(24);
    assertThat(SizeEstimator.estimate(new double[10])).isEqualTo(96);
    assertThat(SizeEstimator.estimate("abcd")).isEqualTo(24 + 24);
    assertThat(SizeEstimator.estimate("\u4e2d\u6587\u5b57\u7b26\u4e32")).isEqualTo(24 + 32);
    assertThat(SizeEstimator.estimate(new Tuple2<>("abcd", 1L))).isEqualTo(24 + 48 + 24);
    assertThat(SizeEstimator.estimate(new int[0][])).isEqualTo(16);
  }

  @Test
  void objectsCountTheirFieldsAndWhatTheyLeadTo() {
    assertThat(SizeEstimator.estimate(new Node(null))).isEqualTo(24);
    assertThat(SizeEstimator.estimate(new Node(new Node("abcd")))).isEqualTo(24 + 24 + 48);
    assertThat(SizeEstimator.estimate(new Tuple3<>(1L, 2L, new Node(null))))
        .isEqualTo(24 + 24 + 24 + 24);
  }

  @Test
  void whatIsMetTwiceCountsOnceExceptLeaves() {
    Node shared = new Node(null);
    assertThat(SizeEstimator.estimate(new Object[] {shared, shared})).isEqualTo(24 + 24);
    assertThat(SizeEstimator.estimate(new Object[] {"abcd", "abcd"})).isEqualTo(24 + 96);
  }

  @Test
  void circlesAndLongChainsEnd() {
    Node circle = new Node(null);
    circle.next = circle;
    assertThat(SizeEstimator.estimate(circle)).isEqualTo(24);

    Node chain = null;
    for (int i = 0; i < 200_000; i++) {
      chain = new Node(chain);
    }
    assertThat(SizeEstimator.estimate(chain)).isEqualTo(200_000 * 24);
  }

  @Test
  void collectionsOfTheJdkAreReadWithoutOpeningIt() {
    List<Long> small = new ArrayList<>(IntStream.range(0, 100).asLongStream().boxed().toList());
    assertThat(SizeEstimator.estimate(small)).isBetween(100 * 28L, 100 * 28L + 64);

    List<Long> linked = new LinkedList<>(small);
    assertThat(SizeEstimator.estimate(linked)).isBetween(100 * 48L, 100 * 48L + 64);

    Map<String, Integer> map = new HashMap<>();
    IntStream.range(0, 50_000).forEach(i -> map.put("key" + (10_000 + i), i));
    assertThat(SizeEstimator.estimate(map))
        .isCloseTo(50_000L * (40 + 24 + 24 + 16), Percentage.withPercentage(5));
  }

  @Test
  void largeArraysAreSampledEvenly() {
    Object[] array = new Object[100_000];
    for (int i = 0; i < array.length; i++) {
      array[i] = i % 2 == 0 ? new Node(null) : new Node("abcd");
    }
    long exact = 16 + 4L * array.length + array.length / 2 * (24L + 24 + 48);

    assertThat(SizeEstimator.estimate(array)).isCloseTo(exact, Percentage.withPercentage(15));
    assertThat(SizeEstimator.estimate(array)).isEqualTo(SizeEstimator.estimate(array));
  }

  @Test
  void sharedThingsCountNothing() {
    assertThat(SizeEstimator.estimate(String.class)).isZero();
    assertThat(SizeEstimator.estimate(TimeUnit.DAYS)).isZero();
    assertThat(SizeEstimator.estimate(Thread.currentThread())).isZero();
  }

  @Test
  void numbersOfAnySizeAreSeen() {
    assertThat(SizeEstimator.estimate(BigInteger.ONE.shiftLeft(80_000)))
        .isBetween(10_000L, 10_200L);
    assertThat(SizeEstimator.estimate(new StringBuilder("x".repeat(5000)))).isGreaterThan(5000);
  }

  private static final class Node {
    private final long number = 1;
    private Object next;

    Node(Object next) {
      this.next = next;
    }

    @Override
    public String toString() {
      return "Node " + number;
    }
  }
}
