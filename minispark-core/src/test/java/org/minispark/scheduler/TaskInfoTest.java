package org.minispark.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.minispark.SparkUnsupportedOperationException;

class TaskInfoTest {
  private final TaskInfo launched =
      new TaskInfo(9, 2, 1, 5, 100, "ex", "host", TaskLocality.ANY, false);

  @Test
  void runsUntilItIsFinished() {
    assertThat(launched.id()).isEqualTo("2.1");
    assertThat(launched.status()).isEqualTo("RUNNING");
    assertThat(launched.running()).isTrue();
    assertThat(launched.timeRunning(150)).isEqualTo(50);
    assertThatThrownBy(launched::duration)
        .isInstanceOf(SparkUnsupportedOperationException.class)
        .hasMessage("duration() called on unfinished task");
  }

  @Test
  void mayHaveItsResultFetched() {
    TaskInfo fetched = launched.fetchedAt(120);

    assertThat(fetched.gettingResult()).isTrue();
    assertThat(fetched.status()).isEqualTo("GET RESULT");
    assertThat(fetched.succeededAt(130, List.of()).gettingResultTime()).isEqualTo(120);
  }

  @Test
  void endsInOneOfThreeWays() {
    assertThat(launched.succeededAt(130, List.of()).status()).isEqualTo("SUCCESS");
    assertThat(launched.succeededAt(130, List.of()).successful()).isTrue();
    assertThat(launched.failedAt(130, List.of()).status()).isEqualTo("FAILED");
    assertThat(launched.failedAt(130, List.of()).successful()).isFalse();
    assertThat(launched.killedAt(130, List.of()).status()).isEqualTo("KILLED");
    assertThat(launched.killedAt(130, List.of()).successful()).isFalse();
    assertThat(launched.failedAt(130, List.of()).duration()).isEqualTo(30);
    assertThat(launched.failedAt(130, List.of()).running()).isFalse();
  }

  @Test
  void allowsWhatIsAtLeastAsNear() {
    assertThat(TaskLocality.isAllowed(TaskLocality.NODE_LOCAL, TaskLocality.PROCESS_LOCAL))
        .isTrue();
    assertThat(TaskLocality.isAllowed(TaskLocality.NODE_LOCAL, TaskLocality.NODE_LOCAL)).isTrue();
    assertThat(TaskLocality.isAllowed(TaskLocality.NODE_LOCAL, TaskLocality.ANY)).isFalse();
  }
}
