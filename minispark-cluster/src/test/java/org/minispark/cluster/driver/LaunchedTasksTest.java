package org.minispark.cluster.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.minispark.engine.task.TaskDescription;

class LaunchedTasksTest {
  private final LaunchedTasks tasks = new LaunchedTasks();
  private final List<String> told = new ArrayList<>();

  private void launch(String executor, long... ids) {
    tasks.launched(
        executor,
        Arrays.stream(ids).mapToObj(id -> new TaskDescription(id, 0, executor, 0, null)).toList());
  }

  @Test
  void tellsWhenAllHasEndedThatAnExecutorHadThen() {
    launch("a", 1, 2);
    launch("b", 3);
    tasks.whenIdle("a", () -> told.add("a is idle"));
    launch("a", 4);

    tasks.ended(3);
    tasks.ended(1);
    assertThat(told).isEmpty();
    tasks.ended(2);
    assertThat(told).containsExactly("a is idle");
    assertThat(tasks.anyOn("a")).isTrue();
    tasks.ended(4);
    assertThat(tasks.anyOn("a")).isFalse();
    assertThat(told).hasSize(1);
  }

  @Test
  void whatRanOnALostExecutorHasEnded() {
    launch("a", 1);
    launch("b", 2, 3);
    tasks.whenAllEnded(() -> told.add("all"));
    tasks.ended(1);
    tasks.executorLost("b");
    assertThat(told).containsExactly("all");
    tasks.ended(2); // late news
    assertThat(tasks.anyOn("b")).isFalse();
  }

  @Test
  void whereNothingRunsItTellsAtOnce() {
    tasks.whenIdle("a", () -> told.add("idle"));
    tasks.whenAllEnded(() -> told.add("all"));
    assertThat(told).containsExactly("idle", "all");
  }
}
