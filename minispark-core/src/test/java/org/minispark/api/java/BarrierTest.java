package org.minispark.api.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.minispark.BarrierTaskContext;
import org.minispark.SparkException;
import org.minispark.TaskContext;
import org.minispark.api.java.function.FlatMapFunction;

/** Tasks that run at the same time and wait for each other. Messages are Spark 3.5.7's. */
class BarrierTest extends EngineSuite {
  @Test
  void tasksWaitForEachOtherAndExchangeMessages() {
    JavaRDD<String> told =
        barrier(
            numbers(),
            records -> {
              BarrierTaskContext context = BarrierTaskContext.get();
              context.barrier();
              String[] all = context.allGather("from " + context.partitionId());
              String[] again = context.allGather("" + context.stageAttemptNumber());
              return List.of(Arrays.toString(all) + Arrays.toString(again)).iterator();
            });

    assertThat(told.collect()).containsExactly("[from 0, from 1][0, 0]", "[from 0, from 1][0, 0]");
    assertThat(told.toDebugString()).startsWith("(2) MapPartitionsRDD[");
  }

  @Test
  void theContextIsThatOfTheTask() {
    JavaRDD<String> told =
        barrier(
            numbers(),
            records -> {
              BarrierTaskContext context = BarrierTaskContext.get();
              return List.of(
                      (TaskContext.get() == context)
                          + " "
                          + context.partitionId()
                          + " of "
                          + context.numPartitions()
                          + ", "
                          + context.getTaskInfos().length
                          + " at "
                          + context.getTaskInfos()[1].address().contains(":"))
                  .iterator();
            });

    assertThat(told.collect()).containsExactly("true 0 of 2, 2 at true", "true 1 of 2, 2 at true");
  }

  @Test
  void knowsThePartition() {
    assertThat(
            numbers()
                .rdd()
                .barrier()
                .<Integer>mapPartitionsWithIndex(
                    (index, records) -> List.of(index).iterator(), /* preserves= */ false)
                .collect())
        .containsExactly(0, 1);
  }

  @Test
  void aMapStageRunsAgainAsAWhole() {
    JavaRDD<String> attempts =
        barrier(
            numbers(),
            records -> {
              BarrierTaskContext context = BarrierTaskContext.get();
              if (context.stageAttemptNumber() == 0 && context.partitionId() == 1) {
                throw new IllegalStateException("once");
              }
              context.barrier();
              return List.of(context.stageAttemptNumber() + "." + context.attemptNumber())
                  .iterator();
            });

    assertThat(attempts.repartition(1).collect()).containsExactly("1.0", "1.0");
  }

  @Test
  void aFailureInTheLastStageEndsTheJob() {
    JavaRDD<String> failing =
        barrier(
            numbers(),
            records -> {
              if (TaskContext.getPartitionId() == 1) {
                throw new IllegalStateException("boom");
              }
              BarrierTaskContext.get().barrier(); // not forever
              return List.of("").iterator();
            });

    assertThatThrownBy(failing::collect)
        .isInstanceOf(SparkException.class)
        .hasMessageStartingWith(
            "Job aborted due to stage failure: Could not recover from a failed barrier"
                + " ResultStage. Most recent failure reason: Stage failed because barrier task"
                + " ResultTask(")
        .hasMessageContaining(
            ", 1) finished unsuccessfully.\njava.lang.IllegalStateException: boom");
    assertThat(numbers().count()).isEqualTo(4);
  }

  @Test
  void tasksThatAreNoBarrierTasksHaveNoBarrier() {
    assertThatThrownBy(() -> numbers().map(n -> BarrierTaskContext.get().partitionId()).collect())
        .isInstanceOf(SparkException.class)
        .hasCauseInstanceOf(ClassCastException.class);
  }

  @Test
  void readsOfOnePartitionAreRefused() {
    assertThatThrownBy(() -> barrier(numbers(), records -> List.of("").iterator()).first())
        .isInstanceOf(SparkException.class)
        .hasMessageStartingWith(
            "[SPARK-24820][SPARK-24821]: Barrier execution mode does not allow the following"
                + " pattern of RDD chain within a barrier stage:\n1. Ancestor RDDs");
  }

  private static JavaRDD<String> barrier(
      JavaRDD<Integer> parent, FlatMapFunction<Iterator<Integer>, String> function) {
    return parent.rdd().barrier().mapPartitions(function).toJavaRDD();
  }
}
