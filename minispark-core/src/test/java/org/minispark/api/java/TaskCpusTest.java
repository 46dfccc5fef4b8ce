package org.minispark.api.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.minispark.SparkConf;
import org.minispark.SparkException;
import org.minispark.TaskContext;
import org.minispark.scheduler.BarrierJobSlotsNumberCheckFailed;

/** Tasks that take more than one core each, as real Spark 3.5.7 has them. */
class TaskCpusTest {
  private static final AtomicInteger RUNNING = new AtomicInteger();
  private static final AtomicInteger MOST = new AtomicInteger();

  private static JavaSparkContext context(String master, String cpus) {
    return new JavaSparkContext(
        new SparkConf(false)
            .setMaster(master)
            .setAppName("cpus")
            .set("spark.task.cpus", cpus)
            .set("spark.scheduler.barrier.maxConcurrentTasksCheck.maxFailures", "1")
            .set("spark.scheduler.barrier.maxConcurrentTasksCheck.interval", "1s"));
  }

  @Test
  void noMoreRunThanHaveRoom() {
    try (JavaSparkContext sc = context("local[3]", "2")) {
      assertThat(sc.defaultParallelism()).isEqualTo(3);
      List<Integer> cpus =
          sc.parallelize(List.of(1, 2, 3, 4, 5, 6, 7, 8), 8)
              .map(
                  x -> {
                    MOST.accumulateAndGet(RUNNING.incrementAndGet(), Math::max);
                    RUNNING.decrementAndGet();
                    return TaskContext.get().cpus();
                  })
              .collect();
      assertThat(cpus).containsOnly(2).hasSize(8);
      assertThat(MOST).hasValue(1);
    }
  }

  @Test
  void barrierStagesFindSoManySlots() {
    try (JavaSparkContext sc = context("local[4]", "2")) {
      assertThat(countTogether(sc, 2)).isEqualTo(3);
      assertThatThrownBy(() -> countTogether(sc, 3))
          .hasStackTraceContaining(BarrierJobSlotsNumberCheckFailed.class.getSimpleName());
    }
  }

  private static long countTogether(JavaSparkContext sc, int tasks) {
    return sc.parallelize(List.of(1, 2, 3), tasks)
        .rdd()
        .barrier()
        .<Integer>mapPartitions(records -> records)
        .count();
  }

  @Test
  void oneThatNeverHasRoomIsRefused() {
    assertThatThrownBy(() -> context("local[1]", "2"))
        .isExactlyInstanceOf(SparkException.class)
        .hasMessage(
            "The number of cores per executor (=1) has to be >= the number of cpus per task = 2.");
    assertThatThrownBy(() -> context("local", "0"))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("spark.task.cpus must be at least 1, not 0");
  }
}
