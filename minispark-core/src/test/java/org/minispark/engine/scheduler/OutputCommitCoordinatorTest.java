package org.minispark.engine.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.minispark.SparkConf;
import org.minispark.TaskCommitDenied;

/** Of all attempts of a partition one may commit. */
class OutputCommitCoordinatorTest {
  private final SchedulerTesting test =
      new SchedulerTesting(new SparkConf(false).set("spark.task.maxFailures", "2"));

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void theFirstThatAsksMayCommitAndNoOther() {
    test.executor("a", 1);
    test.submit(test.lineage.source(1));

    assertThat(test.commits.canCommit(0, 0, 0, 0)).isTrue();
    assertThat(test.commits.canCommit(0, 0, 0, 1)).isFalse();
    assertThat(test.commits.canCommit(0, 0, 0, 0)).isTrue();
  }

  @Test
  void aFailureGivesTheRightBack() {
    test.executor("a", 1);
    test.submit(test.lineage.source(1));
    test.commits.canCommit(0, 0, 0, 0);
    test.fail(0, 0, new RuntimeException("boom"));

    assertThat(test.commits.canCommit(0, 0, 0, 0)).isFalse();
    assertThat(test.commits.canCommit(0, 0, 0, 1)).isTrue();
  }

  @Test
  void beingRefusedIsNoFailure() {
    test.executor("a", 1);
    TestingJob job = test.submit(test.lineage.source(1));
    for (int i = 0; i < 5; i++) {
      test.end(test.task(0, 0), new TaskCommitDenied(0, 0, i), null, List.of());
    }
    test.complete(0);

    assertThat(job.succeeded()).isTrue();
  }

  @Test
  void aStageThatHasEndedCommitsNothing() {
    test.executor("a", 1);
    test.submit(test.lineage.source(1));
    test.complete(0);

    assertThat(test.commits.canCommit(0, 0, 0, 0)).isFalse();
    assertThat(test.commits.isEmpty()).isTrue();
  }
}
