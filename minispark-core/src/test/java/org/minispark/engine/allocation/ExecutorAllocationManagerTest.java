package org.minispark.engine.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minispark.SparkConf;
import org.minispark.SparkException;
import org.minispark.scheduler.SparkListenerUnpersistRDD;
import org.minispark.storage.StorageLevel;

class ExecutorAllocationManagerTest {
  private static final long MINUTE = 60_000;

  /** Events are looked at together a moment after the first. */
  private static final long MOMENT = 100;

  @Test
  void beginsWithAsManyAsTheConfigurationSays() {
    assertThat(new AllocationTesting().asked).containsExactly("0");
    assertThat(new AllocationTesting("minExecutors", "2").asked).containsExactly("2");
    assertThat(new AllocationTesting("minExecutors", "2", "initialExecutors", "4").asked)
        .containsExactly("4");
    assertThat(new AllocationTesting("spark.executor.instances", "3").asked).containsExactly("3");
  }

  @Test
  void asksForTwiceAsManyEachTimeAsLongAsTasksWait() {
    AllocationTesting testing = new AllocationTesting();
    testing.takeAsked();

    testing.stageSubmitted(0, 100);
    testing.pass(999);
    assertThat(testing.takeAsked()).isEmpty();
    testing.pass(1);
    assertThat(testing.takeAsked()).containsExactly("1");
    testing.pass(5_000);
    assertThat(testing.takeAsked()).containsExactly("3", "7", "15", "31", "63");
    testing.pass(10_000);
    assertThat(testing.takeAsked()).containsExactly("100");
  }

  @Test
  void theFirstWaitAndTheLaterOnesMayDiffer() {
    AllocationTesting testing =
        new AllocationTesting(
            "schedulerBacklogTimeout", "5s", "sustainedSchedulerBacklogTimeout", "2s");
    testing.takeAsked();

    testing.stageSubmitted(0, 100);
    testing.pass(4_999);
    assertThat(testing.takeAsked()).isEmpty();
    testing.pass(2_001);
    assertThat(testing.takeAsked()).containsExactly("1", "3");
  }

  @Test
  void asksForNoMoreThanHaveTasksOrThanIsAllowed() {
    AllocationTesting few = new AllocationTesting();
    few.takeAsked();
    few.stageSubmitted(0, 2);
    few.pass(MINUTE);
    assertThat(few.takeAsked()).containsExactly("1", "2");

    AllocationTesting bounded = new AllocationTesting("maxExecutors", "4");
    bounded.takeAsked();
    bounded.stageSubmitted(0, 100);
    bounded.pass(MINUTE);
    assertThat(bounded.takeAsked()).containsExactly("1", "3", "4");
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 1.0, 12", "4, 1, 1.0, 3", "4, 2, 1.0, 6", "1, 1, 0.5, 6", "5, 1, 1.0, 3"})
  void countsSlotsAndHoldsBackByTheRatio(int cores, int cpus, double ratio, int executors) {
    AllocationTesting testing =
        new AllocationTesting(
            "spark.executor.cores", String.valueOf(cores),
            "spark.task.cpus", String.valueOf(cpus),
            "executorAllocationRatio", String.valueOf(ratio));

    testing.stageSubmitted(0, 12);
    testing.pass(MINUTE);

    assertThat(testing.asked).endsWith(String.valueOf(executors));
  }

  @Test
  void stopsToAskWhenNoTaskWaits() {
    AllocationTesting testing = new AllocationTesting("initialExecutors", "2");
    testing.executors("a", "b");
    testing.takeAsked();

    testing.stageSubmitted(0, 2);
    testing.taskStarted(0, 0, "a");
    testing.taskStarted(0, 1, "b");
    testing.pass(5_000);
    assertThat(testing.takeAsked()).isEmpty();

    testing.taskFailed(0, 1, "b");
    testing.stageSubmitted(1, 1);
    testing.pass(1_000);
    assertThat(testing.takeAsked()).containsExactly("3");
  }

  @Test
  void aCopyOfASlowTaskNeedsAPlaceToo() {
    AllocationTesting testing = new AllocationTesting("initialExecutors", "1");
    testing.executors("a");
    testing.takeAsked();

    testing.stageSubmitted(0, 1);
    testing.taskStarted(0, 0, "a");
    testing.copySubmitted(0);
    testing.pass(5_000);
    assertThat(testing.takeAsked()).containsExactly("2");

    testing.executors("b");
    testing.copyStarted(0, 0, "b");
    testing.pass(5_000);
    assertThat(testing.takeAsked()).isEmpty();
  }

  @Test
  void wantsFewerWhenLessIsLeftToDoYetEndsNone() {
    AllocationTesting testing = new AllocationTesting("initialExecutors", "3");
    testing.executors("a", "b", "c");
    testing.takeAsked();

    testing.stageSubmitted(0, 1);
    testing.taskStarted(0, 0, "a");
    testing.pass(MOMENT);

    assertThat(testing.takeAsked()).containsExactly("1");
  }

  @Test
  void theFirstExecutorsStayUntilThereIsAJobOrTheyHaveBeenIdleTooLong() {
    AllocationTesting testing = new AllocationTesting("initialExecutors", "2");
    testing.executors("a", "b");
    testing.takeAsked();

    testing.pass(MINUTE - 1);
    assertThat(testing.takeAsked()).isEmpty();
    testing.pass(1);
    assertThat(testing.takeAsked()).containsExactly("0", "end a", "end b");
  }

  @Test
  void anIdleExecutorEndsUnlessTooFewRemain() {
    AllocationTesting testing =
        new AllocationTesting(
            "initialExecutors", "3", "minExecutors", "1", "executorIdleTimeout", "10s");
    testing.executors("a", "b", "c");
    testing.stageSubmitted(0, 3);
    for (String executor : new String[] {"a", "b", "c"}) {
      testing.taskStarted(0, executor.charAt(0) - 'a', executor);
    }
    testing.takeAsked();

    testing.taskEnded(0, 1, "b");
    testing.pass(10_000);
    assertThat(testing.takeAsked()).containsExactly("2", "2", "end b");
    testing.executorRemoved("b");

    testing.taskEnded(0, 0, "a");
    testing.taskEnded(0, 2, "c");
    testing.stageCompleted(0);
    testing.pass(MINUTE);
    assertThat(testing.takeAsked()).containsExactly("1", "1", "end a");
    testing.executorRemoved("a");
    testing.pass(MINUTE);
    assertThat(testing.takeAsked()).isEmpty();
  }

  @Test
  void whoGetsATaskInTimeStays() {
    AllocationTesting testing = new AllocationTesting("initialExecutors", "1");
    testing.executors("a");
    testing.takeAsked();

    for (int stage = 0; stage < 3; stage++) {
      testing.pass(MINUTE - 1);
      testing.stageSubmitted(stage, 1);
      testing.taskStarted(stage, 0, "a");
      testing.taskEnded(stage, 0, "a");
      testing.stageCompleted(stage);
    }

    assertThat(testing.takeAsked()).doesNotContain("end a");
    testing.pass(MINUTE);
    assertThat(testing.takeAsked()).contains("end a");
  }

  @Test
  void anExecutorWithCachedPartitionsHasATimeoutOfItsOwn() {
    AllocationTesting forEver = new AllocationTesting("initialExecutors", "1");
    forEver.executors("a");
    forEver.blockUpdated("rdd_3_0", "a", StorageLevel.MEMORY_ONLY());
    forEver.blockUpdated("rdd_3_1", "a", StorageLevel.MEMORY_ONLY());
    forEver.blockUpdated("rdd_3_0", "a", StorageLevel.NONE());
    forEver.pass(100 * MINUTE);
    assertThat(forEver.takeAsked()).doesNotContain("end a");
    forEver.manager.onUnpersistRDD(new SparkListenerUnpersistRDD(3));
    forEver.pass(MOMENT);
    assertThat(forEver.takeAsked()).contains("end a");

    AllocationTesting longer =
        new AllocationTesting("initialExecutors", "1", "cachedExecutorIdleTimeout", "90s");
    longer.executors("a");
    longer.blockUpdated("rdd_3_0", "a", StorageLevel.DISK_ONLY());
    longer.pass(90_000 - 1);
    assertThat(longer.takeAsked()).doesNotContain("end a");
    longer.pass(1);
    assertThat(longer.takeAsked()).contains("end a");
  }

  @Test
  void anExecutorWithMapOutputsStaysUntilTheShuffleIsDropped() {
    AllocationTesting testing = mapStageRan();

    testing.jobEnded(0);
    testing.pass(100 * MINUTE);
    assertThat(testing.takeAsked()).doesNotContain("end a").contains("end b");
    testing.manager.shuffleDropped(7);
    testing.pass(MOMENT);
    assertThat(testing.takeAsked()).contains("end a");
  }

  @Test
  void mapOutputsThatARunningJobNeedsOutliveTheirTimeout() {
    AllocationTesting testing = mapStageRan("shuffleTracking.timeout", "2min");

    testing.pass(100 * MINUTE);
    assertThat(testing.takeAsked()).doesNotContain("end a");
    testing.jobEnded(0);
    testing.pass(MOMENT);
    assertThat(testing.takeAsked()).contains("end a");
  }

  @Test
  void anOutputThatHasMovedHoldsItsNewPlace() {
    AllocationTesting testing = mapStageRan();
    testing.jobEnded(0);
    testing.blockUpdated("shuffle_7_0_0.data", "b", StorageLevel.DISK_ONLY());
    testing.pass(100 * MINUTE);

    assertThat(testing.takeAsked()).doesNotContain("end b");
  }

  @Test
  void withDecommissioningMapOutputsHoldNobody() {
    AllocationTesting testing =
        mapStageRan(
            "shuffleTracking.enabled", "false",
            "spark.decommission.enabled", "true",
            "spark.storage.decommission.enabled", "true");

    testing.jobEnded(0);
    testing.pass(MINUTE + MOMENT);
    assertThat(testing.takeAsked()).contains("end a");
  }

  /** A map output is at a, and b has nothing. */
  private static AllocationTesting mapStageRan(String... settings) {
    String[] all = new String[settings.length + 2];
    all[0] = "initialExecutors";
    all[1] = "2";
    System.arraycopy(settings, 0, all, 2, settings.length);
    AllocationTesting testing = new AllocationTesting(all);
    testing.executors("a", "b");
    testing.job(0, 0, 7, null);
    testing.stageSubmitted(0, 1);
    testing.taskStarted(0, 0, "a");
    testing.taskEnded(0, 0, "a");
    testing.stageCompleted(0);
    return testing;
  }

  @Test
  void forgetsAJobsStagesAndWaitsForNothingWhenAllIsDone() {
    AllocationTesting testing = mapStageRan();
    testing.jobEnded(0);
    testing.manager.shuffleDropped(7);
    testing.pass(2 * MINUTE);
    testing.executorRemoved("a");
    testing.executorRemoved("b");
    testing.pass(MOMENT);

    assertThat(testing.timer.isIdle()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "minExecutors=5 maxExecutors=2"
            + "| spark.dynamicAllocation.minExecutors (5) must be less than or equal to"
            + " spark.dynamicAllocation.maxExecutors (2)!",
        "minExecutors=-1"
            + "| spark.dynamicAllocation.minExecutors and spark.dynamicAllocation.maxExecutors must"
            + " be positive!",
        "maxExecutors=0 | spark.dynamicAllocation.maxExecutors cannot be 0!",
        "schedulerBacklogTimeout=500ms"
            + "| spark.dynamicAllocation.schedulerBacklogTimeout must be > 0!",
        "executorAllocationRatio=0"
            + "| spark.dynamicAllocation.executorAllocationRatio must be > 0 and <= 1.0",
        "executorAllocationRatio=1.5"
            + "| spark.dynamicAllocation.executorAllocationRatio must be > 0 and <= 1.0",
      })
  void settingsThatMakeNoSenseAreRefusedInSparksWords(String settings, String message) {
    String[] keysAndValues = settings.split("[ =]");

    assertThatThrownBy(() -> new AllocationTesting(keysAndValues))
        .isInstanceOf(SparkException.class)
        .hasMessage(message);
  }

  @Test
  void withNothingToKeepMapOutputsItIsRefused() {
    assertThatThrownBy(() -> new AllocationTesting("shuffleTracking.enabled", "false"))
        .isInstanceOf(SparkException.class)
        .hasMessageStartingWith(
            "Dynamic allocation of executors requires one of the following conditions: 1)");
    assertThatThrownBy(() -> new AllocationTesting("executorIdleTimeout", "-1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "'-1' in spark.dynamicAllocation.executorIdleTimeout is invalid."
                + " Timeout must be >= 0.");
  }

  @ParameterizedTest
  @CsvSource({"local, false", "local[2], false", "'local-cluster[2,1,1024]', true"})
  void thereIsNothingToAllocateInLocalMode(String master, boolean enabled) {
    SparkConf conf = new SparkConf(false).setMaster(master);

    assertThat(ExecutorAllocationManager.isEnabled(conf)).isFalse();
    conf.set("spark.dynamicAllocation.enabled", "true");
    assertThat(ExecutorAllocationManager.isEnabled(conf)).isEqualTo(enabled);
  }
}
