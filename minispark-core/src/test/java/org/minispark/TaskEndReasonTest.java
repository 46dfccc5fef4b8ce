package org.minispark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.minispark.api.java.Optional;
import org.minispark.storage.BlockManagerId;

class TaskEndReasonTest {
  @Test
  void tellsAFailedFetchWithItsPlace() {
    BlockManagerId place = new BlockManagerId("1", "h", 77);

    assertThat(new FetchFailed(place, 1, 2, 3, 4, "msg").toErrorString())
        .isEqualTo(
            "FetchFailed(BlockManagerId(1, h, 77, None), shuffleId=1, mapIndex=3, mapId=2,"
                + " reduceId=4, message=\nmsg\n)");
    assertThat(new FetchFailed(null, 1, 2, Integer.MIN_VALUE, 4, "msg").toErrorString())
        .isEqualTo(
            "FetchFailed(null, shuffleId=1, mapIndex=Unknown, mapId=2, reduceId=4,"
                + " message=\nmsg\n)");
  }

  @Test
  void tellsALostExecutorAndItsGuilt() {
    assertThat(new ExecutorLostFailure("7", true, Optional.of("bye")).toErrorString())
        .isEqualTo(
            "ExecutorLostFailure (executor 7 exited caused by one of the running tasks)"
                + " Reason: bye");
    assertThat(new ExecutorLostFailure("7", false, Optional.empty()).toErrorString())
        .isEqualTo("ExecutorLostFailure (executor 7 exited unrelated to the running tasks)");
  }

  @Test
  void tellsWhatNeedsNoDetails() {
    assertThat(new Resubmitted().toErrorString())
        .isEqualTo("Resubmitted (resubmitted due to lost executor)");
    assertThat(new TaskResultLost().toErrorString())
        .isEqualTo("TaskResultLost (result lost from block manager)");
    assertThat(new UnknownReason().toErrorString()).isEqualTo("UnknownReason");
    assertThat(new TaskKilled("why").toErrorString()).isEqualTo("TaskKilled (why)");
    assertThat(new TaskCommitDenied(1, 2, 3).toErrorString())
        .isEqualTo(
            "TaskCommitDenied (Driver denied task commit) for job: 1, partition: 2,"
                + " attemptNumber: 3");
    assertThat(new Success()).hasToString("Success");
  }

  @Test
  void tellsAnExceptionWithItsStackAndItsCause() {
    Exception exception = new IllegalStateException("outer", new RuntimeException("inner"));

    ExceptionFailure failure = ExceptionFailure.of(exception, List.of());

    assertThat(failure.className()).isEqualTo("java.lang.IllegalStateException");
    assertThat(failure.description()).isEqualTo("outer");
    assertThat(failure.stackTrace()).isEqualTo(exception.getStackTrace());
    assertThat(failure.exception().get()).isSameAs(exception);
    assertThat(failure.toErrorString())
        .startsWith("java.lang.IllegalStateException: outer\n\tat org.minispark.TaskEndReasonTest")
        .contains("Caused by: java.lang.RuntimeException: inner");
    assertThat(failure.withoutException().exception().isPresent()).isFalse();
    assertThat(failure.withoutException().toErrorString()).isEqualTo(failure.toErrorString());
  }

  @Test
  void countsOnlyWhatTheTaskMayBeGuiltyOf() {
    assertThat(ExceptionFailure.of(new Exception(), List.of()).countTowardsTaskFailures()).isTrue();
    assertThat(new Resubmitted().countTowardsTaskFailures()).isTrue();
    assertThat(new TaskResultLost().countTowardsTaskFailures()).isTrue();
    assertThat(new UnknownReason().countTowardsTaskFailures()).isTrue();
    assertThat(new ExecutorLostFailure("7", true, Optional.empty()).countTowardsTaskFailures())
        .isTrue();
    assertThat(new ExecutorLostFailure("7", false, Optional.empty()).countTowardsTaskFailures())
        .isFalse();
    assertThat(new FetchFailed(null, 1, 2, 3, 4, "").countTowardsTaskFailures()).isFalse();
    assertThat(new TaskKilled("why").countTowardsTaskFailures()).isFalse();
    assertThat(new TaskCommitDenied(1, 2, 3).countTowardsTaskFailures()).isFalse();
  }

  @Test
  void aKilledTasksExceptionHasAReasonAndNoMessage() {
    assertThat(new TaskKilledException("why").reason()).isEqualTo("why");
    assertThat(new TaskKilledException().reason()).isEqualTo("unknown reason");
    assertThat(new TaskKilledException("why")).hasMessage(null);
  }
}
