package org.minispark.engine.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.minispark.ExceptionFailure;
import org.minispark.SparkConf;
import org.minispark.api.java.Optional;
import org.minispark.rdd.RDD;
import org.minispark.scheduler.SparkListenerStageCompleted;
import org.minispark.util.AccumulatorMetadata;
import org.minispark.util.CollectionAccumulator;

/** Accumulators are added once for each output, in the order of the outputs. */
class AccumulatorFoldTest {
  private final SchedulerTesting test =
      new SchedulerTesting(new SparkConf(false).set("spark.task.maxFailures", "2"));
  private final CollectionAccumulator<String> seen = accumulator();

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void inTheOrderOfPartitionsWhateverEndsFirst() {
    test.executor("a", 4);
    test.submit(test.lineage.source(3));
    test.complete(0, 2, update("two"));
    assertThat(seen.value()).isEmpty();
    test.complete(0, 0, update("zero"));
    assertThat(seen.value()).containsExactly("zero");
    test.complete(0, 1, update("one"));

    assertThat(seen.value()).containsExactly("zero", "one", "two");
    assertThat(test.events(SparkListenerStageCompleted.class).get(0).stageInfo().accumulables())
        .hasEntrySatisfying(
            seen.id(),
            info -> assertThat(info.value().get()).isEqualTo(List.of("zero", "one", "two")));
  }

  @Test
  void whatAStageHasWhenItFailsIsKept() {
    test.executor("a", 4);
    TestingJob job = test.submit(test.lineage.source(3));
    test.complete(0, 2, update("two"));
    test.scheduler.cancellation().cancelJob(job.id(), "");

    assertThat(seen.value()).containsExactly("two");
  }

  @Test
  void aMapOutputMadeAgainIsNotCountedAgain() {
    test.executor("a", 1);
    RDD<?> shuffled = test.lineage.shuffled(test.lineage.source(1), 1);
    TestingJob job = test.submit(shuffled);
    test.complete(0, 0, update("once"));
    test.fetchFailed(1, 0, 0, 0);
    test.complete(0, 0, update("again"));
    test.complete(1);

    assertThat(job.succeeded()).isTrue();
    assertThat(seen.value()).containsExactly("once");
  }

  @Test
  void neitherIsOneMadeAgainForALaterJob() {
    test.executor("a", 1);
    RDD<?> shuffled = test.lineage.shuffled(test.lineage.source(1), 1);
    test.submit(shuffled);
    test.complete(0, 0, update("once"));
    test.complete(1);
    test.executorLost("a");
    test.executor("b", 1);
    test.submit(shuffled);
    test.complete(2, 0, update("again"));
    test.complete(3);

    assertThat(seen.value()).containsExactly("once");
  }

  @Test
  void failuresAddOnlyWhatCountsThem() {
    test.executor("a", 1);
    test.submit(test.lineage.source(1));
    test.end(
        test.task(0, 0),
        ExceptionFailure.of(new RuntimeException("boom"), List.of()),
        null,
        List.of(update("failed")));
    test.complete(0, 0, update("good"));

    assertThat(seen.value()).containsExactly("good");
  }

  private CollectionAccumulator<String> accumulator() {
    CollectionAccumulator<String> accumulator = new CollectionAccumulator<>();
    accumulator.register(new AccumulatorMetadata(7, Optional.of("seen"), COUNT_SUCCESSES));
    test.accumulators.add(accumulator);
    return accumulator;
  }

  private static final boolean COUNT_SUCCESSES = false;

  private static CollectionAccumulator<String> update(String value) {
    CollectionAccumulator<String> copy = new CollectionAccumulator<>();
    copy.register(new AccumulatorMetadata(7, Optional.of("seen"), COUNT_SUCCESSES));
    copy.add(value);
    return copy;
  }
}
