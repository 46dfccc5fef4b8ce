package org.minispark.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minispark.api.java.JavaPairRDD;
import org.minispark.api.java.JavaRDD;

/** Lineage of any depth works: nothing recurses over it but a task, which has the stack for it. */
class DeepLineageTest {
  @TempDir Path directory;

  @Test
  void tenThousandNarrowSteps() {
    try (TestingEngine engine = TestingEngine.start("local[2]", directory)) {
      JavaRDD<Integer> deep = engine.numbers(4, 2);
      for (int i = 0; i < 10_000; i++) {
        deep = deep.map(n -> n + 1);
      }
      assertThat(deep.collect()).containsExactly(10_000, 10_001, 10_002, 10_003);
      assertThat(deep.toDebugString().lines()).hasSize(10_001);
      assertThat(
              deep.mapToPair(n -> new org.minispark.Tuple2<>(n % 2, n))
                  .reduceByKey(Integer::sum)
                  .count())
          .isEqualTo(2);
      assertThat(deep.take(1)).containsExactly(10_000);
    }
  }

  @Test
  void tenThousandNarrowStepsThatAreCachedAndCheckpointed() {
    try (TestingEngine engine = TestingEngine.start("local[2]", directory)) {
      engine.sc.setCheckpointDir(directory.resolve("checkpoints").toString());
      JavaRDD<Integer> deep = engine.numbers(4, 2);
      for (int i = 0; i < 10_000; i++) {
        deep = deep.filter(n -> n >= 0);
      }
      deep.cache();
      deep.checkpoint();
      assertThat(deep.count()).isEqualTo(4);
      assertThat(deep.isCheckpointed()).isTrue();
      assertThat(deep.count()).isEqualTo(4);
      assertThat(deep.toDebugString().lines()).hasSizeLessThan(5);
    }
  }

  @Test
  void aChainOfUnions() {
    try (TestingEngine engine = TestingEngine.start("local[2]", directory)) {
      JavaRDD<Integer> all = engine.numbers(1, 1);
      for (int i = 0; i < 1_500; i++) {
        all = all.union(engine.numbers(1, 1));
      }
      assertThat(all.count()).isEqualTo(1_501);
      assertThat(all.coalesce(7).collect()).hasSize(1_501);
      assertThat(all.toDebugString()).contains("UnionRDD");
    }
  }

  @Test
  void aThousandShuffles() {
    try (TestingEngine engine = TestingEngine.start("local[2]", directory)) {
      JavaPairRDD<Integer, Integer> deep = engine.keyed(20, 5, 2);
      for (int i = 0; i < 1_000; i++) {
        deep = deep.mapToPair(pair -> pair).reduceByKey(Integer::sum, 2);
      }
      assertThat(deep.collectAsMap()).hasSize(5).containsEntry(0, 0 + 5 + 10 + 15);
      assertThat(deep.toDebugString().lines()).hasSizeGreaterThan(2_000);
      assertThat(engine.stages()).hasSize(1_001);
      assertThat(deep.count()).isEqualTo(5);
      assertThat(engine.stages()).hasSize(1_002);
    }
  }

  @Test
  void aThousandJoinsHavePartitions() {
    try (TestingEngine engine = TestingEngine.start("local[2]", directory)) {
      JavaPairRDD<Integer, Integer> other = engine.keyed(5, 5, 1);
      JavaPairRDD<Integer, Integer> deep = engine.keyed(5, 5, 1);
      for (int i = 0; i < 1_000; i++) {
        deep = deep.join(other, 1 + i % 2).mapValues(both -> both._1());
      }
      assertThat(deep.getNumPartitions()).isEqualTo(2);
      assertThat(deep.toDebugString().lines()).hasSizeGreaterThan(3_000);
    }
  }
}
