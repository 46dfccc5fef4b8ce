package org.minispark.api.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.minispark.SparkConf;
import org.minispark.SparkContext;
import org.minispark.rdd.RDD;
import org.minispark.storage.RDDInfo;
import org.minispark.storage.StorageLevel;

/** What programs reach through {@code sc.sc()}, as Spark 3.5.7 answered. */
class SparkContextTest extends EngineSuite {
  @Test
  void aRangeIsCutIntoSlices() {
    assertThat(slices(0, 10, 3, 2)).isEqualTo("[[0, 3], [6, 9]]");
    assertThat(slices(10, 0, -3, 4)).isEqualTo("[[10], [7], [4], [1]]");
    assertThat(slices(0, 0, 1, 2)).isEqualTo("[[], []]");
    assertThat(slices(5, 1, 1, 3)).isEqualTo("[[], [], []]");
  }

  @Test
  void aRangeMayBeLongerThanALong() {
    assertThat(slices(Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE / 2, 3))
        .isEqualTo(
            "[[-9223372036854775808], [-4611686018427387905, -2],"
                + " [4611686018427387901, 9223372036854775804]]");
    assertThat(slices(Long.MAX_VALUE - 3, Long.MAX_VALUE, 2, 5))
        .isEqualTo("[[], [], [9223372036854775804], [], [9223372036854775806]]");
    assertThat(sc.sc().range(Long.MIN_VALUE, Long.MAX_VALUE, 1, 2).toJavaRDD().first())
        .isEqualTo(Long.MIN_VALUE);
  }

  @Test
  void aRangeNeedsAStepAndASlice() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sc.sc().range(0, 1, 0, 1))
        .withMessage("requirement failed: step cannot be 0");
    RDD<Object> none = sc.sc().range(0, 1, 1, 0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> none.toJavaRDD().collect())
        .withMessage("Positive number of partitions required");
  }

  private String slices(long start, long end, long step, int numSlices) {
    return sc.sc().range(start, end, step, numSlices).toJavaRDD().glom().collect().toString();
  }

  @Test
  void tellsWhatIsStored() {
    JavaRDD<Integer> numbers = sc.parallelize(List.of(1, 2, 3), 2).setName("numbers");
    numbers.persist(StorageLevel.MEMORY_ONLY());
    assertThat(sc.sc().getRDDStorageInfo()).isEmpty();

    numbers.count();
    RDDInfo[] infos = sc.sc().getRDDStorageInfo();

    assertThat(infos).hasSize(1);
    assertThat(infos[0].name()).isEqualTo("numbers");
    assertThat(infos[0].id()).isEqualTo(numbers.id());
    assertThat(infos[0].numPartitions()).isEqualTo(2);
    assertThat(infos[0].numCachedPartitions()).isEqualTo(2);
    assertThat(infos[0].memSize()).isPositive();
    assertThat(infos[0].diskSize()).isZero();
    numbers.unpersist(true);
    assertThat(sc.sc().getRDDStorageInfo()).isEmpty();
  }

  @Test
  void executorsOfLocalModeComeAndGoWithIt() {
    try (JavaSparkContext own = new JavaSparkContext("local", "own")) {
      assertThat(own.sc().killExecutor("driver")).isFalse();
      assertThat(own.sc().requestExecutors(1)).isFalse();
    }
  }

  @Test
  void takesTheContextThatRunsAlready() {
    try (JavaSparkContext own = new JavaSparkContext("local", "own")) {
      SparkContext found = SparkContext.getOrCreate(new SparkConf().setAppName("other"));

      // Tests beside this one have contexts too: it may be another's, but it is no new one.
      assertThat(found.appName()).isNotEqualTo("other");
      assertThat(own.sc().isStopped()).isFalse();
    }
  }

  @Test
  void anRddKnowsTheContextThatMadeIt() {
    assertThat(sc.parallelize(List.of(1)).context()).isSameAs(sc.sc());
    assertThat(sc.sc().range(0, 1, 1, 1).toJavaRDD().context()).isSameAs(sc.sc());
  }

  @Test
  void stopsWithAnExitCode() {
    JavaSparkContext own = new JavaSparkContext("local", "own");
    own.sc().stop(3);

    assertThat(own.sc().isStopped()).isTrue();
    assertThatThrownBy(() -> own.parallelize(Arrays.asList(1, 2)).count())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("Cannot call methods on a stopped SparkContext.");
    assertThatThrownBy(() -> own.sc().getRDDStorageInfo())
        .isInstanceOf(IllegalStateException.class);
  }
}
