package org.minispark.rdd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minispark.partial.BoundedDouble;
import org.minispark.partial.PartialResult;

/**
 * Answers before the end. The numbers are those of Spark 3.5.7 when 4 of the 10 partitions of 0 to
 * 99 were done.
 */
class ApproximateActionsTest {
  private static final long AT_ONCE = 0;
  private static final double CONFIDENCE = 0.9;

  @TempDir Path directory;
  private TestingJobRunner jobs;

  @BeforeEach
  void start() {
    jobs = new TestingJobRunner(directory);
    jobs.holdJobsAfter(4);
  }

  @AfterEach
  void stop() {
    jobs.close();
  }

  @Test
  void guessesACount() {
    PartialResult<BoundedDouble> count = numbers().countApprox(AT_ONCE, CONFIDENCE);

    assertThat(count.isInitialValueFinal()).isFalse();
    assertThat(count.initialValue()).isEqualTo(new BoundedDouble(100, 0.9, 88, 113));
    assertThat(count).hasToString("(partial: [88.000, 113.000])");

    jobs.finishJobs();

    assertThat(count.getFinalValue()).isEqualTo(new BoundedDouble(100, 1, 100, 100));
    assertThat(count).hasToString("(final: [100.000, 100.000])");
  }

  @Test
  void guessesHowOftenEachValueOccurs() {
    PartialResult<Map<Integer, BoundedDouble>> counts =
        numbers().map(n -> n % 3).countByValueApprox(AT_ONCE, CONFIDENCE);

    assertThat(counts)
        .hasToString("(partial: {0=[28.000, 43.000], 1=[26.000, 40.000], 2=[26.000, 40.000]})");

    jobs.finishJobs();

    assertThat(counts)
        .hasToString("(final: {0=[34.000, 34.000], 1=[33.000, 33.000], 2=[33.000, 33.000]})");
  }

  @Test
  void guessesASum() {
    PartialResult<BoundedDouble> sum = doubles().sumApprox(AT_ONCE, CONFIDENCE);

    assertThat(sum.initialValue())
        .isEqualTo(new BoundedDouble(1950, 0.9, 1504.7018171190048, 2395.2981828809952));

    jobs.finishJobs();

    assertThat(sum.getFinalValue()).isEqualTo(new BoundedDouble(4950, 1, 4950, 4950));
  }

  @Test
  void guessesAMean() {
    PartialResult<BoundedDouble> mean = doubles().meanApprox(AT_ONCE, CONFIDENCE);

    assertThat(mean.initialValue())
        .isEqualTo(new BoundedDouble(19.5, 0.9, 16.385638492318684, 22.614361507681316));

    jobs.finishJobs();

    assertThat(mean.getFinalValue()).isEqualTo(new BoundedDouble(49.5, 1, 49.5, 49.5));
  }

  @Test
  void knowsNothingBeforeTheFirstPartition() {
    jobs.holdJobsAfter(0);

    assertThat(numbers().countApprox(AT_ONCE, CONFIDENCE).initialValue())
        .isEqualTo(new BoundedDouble(0, 0, 0, Double.POSITIVE_INFINITY));
    assertThat(numbers().countByValueApprox(AT_ONCE, CONFIDENCE).initialValue()).isEmpty();
  }

  @Test
  void tellsAFailureThatComesAfterTheAnswer() {
    PartialResult<BoundedDouble> count =
        numbers().map(ApproximateActionsTest::failAbove60).countApprox(AT_ONCE, CONFIDENCE);

    jobs.finishJobs();

    assertThat(count.initialValue().mean()).isEqualTo(100);
    assertThatThrownBy(count::getFinalValue).hasMessageContaining("boom");
  }

  private static int failAbove60(int number) {
    if (number > 60) {
      throw new IllegalStateException("boom");
    }
    return number;
  }

  private RDD<Integer> numbers() {
    return new ParallelCollectionRDD<>(jobs, IntStream.range(0, 100).boxed().toList(), 10);
  }

  private DoubleRDDFunctions doubles() {
    return new DoubleRDDFunctions(numbers().map(Integer::doubleValue));
  }
}
