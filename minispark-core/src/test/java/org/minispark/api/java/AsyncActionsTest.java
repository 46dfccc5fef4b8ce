package org.minispark.api.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.minispark.SparkException;
import org.minispark.util.LongAccumulator;

/** Actions that do not wait. Jobs, messages and numbers of tasks are Spark 3.5.7's. */
class AsyncActionsTest extends EngineSuite {
  @Test
  void giveWhatTheirWaitingKinGive() throws Exception {
    assertThat(numbers().countAsync().get()).isEqualTo(4);
    assertThat(numbers().collectAsync().get()).containsExactly(3, 1, 2, 3);
    assertThat(numbers().takeAsync(3).get(10, TimeUnit.MINUTES)).containsExactly(3, 1, 2);
    assertThat(sc.<Integer>emptyRDD().countAsync().get()).isZero();
  }

  @Test
  void callFunctionsForTheirEffect() throws Exception {
    LongAccumulator records = sc.sc().longAccumulator();
    LongAccumulator partitions = sc.sc().longAccumulator();

    assertThat(numbers().foreachAsync(records::add).get()).isNull();
    assertThat(numbers().foreachPartitionAsync(part -> partitions.add(1)).get()).isNull();

    assertThat(records.value()).isEqualTo(9);
    assertThat(partitions.value()).isEqualTo(2);
  }

  @Test
  void resultsCannotBeChanged() throws Exception {
    List<Integer> collected = numbers().collectAsync().get();

    assertThatThrownBy(() -> collected.add(4)).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void takeReadsMorePartitionsInEachJob() throws Exception {
    JavaRDD<Integer> all = upTo100();

    assertThat(tasksOfTake(all, 0)).isEmpty();
    assertThat(tasksOfTake(all, -1)).isEmpty();
    assertThat(tasksOfTake(all, 5)).containsExactly(1);
    assertThat(tasksOfTake(all, 6)).containsExactly(1, 1);
    assertThat(tasksOfTake(all, 12)).containsExactly(1, 2);
    assertThat(tasksOfTake(all, 60)).containsExactly(1, 4, 13);
    assertThat(tasksOfTake(all, 200)).containsExactly(1, 4, 15);
    assertThat(tasksOfTake(all.filter(n -> n > 70), 3)).containsExactly(1, 4, 15);
    assertThat(tasksOfTake(all.filter(n -> n % 7 == 0), 3)).containsExactly(1, 3);
    assertThat(tasksOfTake(all.filter(n -> n % 7 == 0), 10)).containsExactly(1, 4, 13);
  }

  @Test
  void takeNamesItsNewestJobFirst() throws Exception {
    JavaFutureAction<List<Integer>> take = upTo100().takeAsync(6);
    take.get();

    int first = take.jobIds().get(1);
    assertThat(take.jobIds()).containsExactly(first + 1, first);
  }

  @Test
  void aFailureIsTheCauseOfAnExecutionException() {
    JavaRDD<Integer> failing = numbers().map(n -> Integer.parseInt("boom"));

    for (JavaFutureAction<?> action : List.of(failing.countAsync(), failing.takeAsync(3))) {
      assertThatThrownBy(action::get)
          .isInstanceOf(ExecutionException.class)
          .hasMessage("Exception thrown by job")
          .cause()
          .isInstanceOf(SparkException.class)
          .hasMessageContaining("Job aborted due to stage failure")
          .cause()
          .isInstanceOf(NumberFormatException.class);
      assertThat(action.isDone()).isTrue();
      assertThat(action.isCancelled()).isFalse();
      assertThat(action.cancel(true)).isFalse();
    }
  }

  @Test
  void aggregatesInATreeDownToASingleTask() {
    assertThat(treeOf(1)).isEqualTo("(z(zz))");
    assertThat(treeOf(5)).isEqualTo("(z(z(((((zz)(zz))(zz))(zz))(zz))))");
    assertThat(treeOf(10))
        .isEqualTo("(z(z((z(((((zz)(zz))(zz))(zz))(zz)))(z(((((zz)(zz))(zz))(zz))(zz))))))");
    assertThat(
            sc.<Integer>emptyRDD()
                .treeAggregate("z", (text, n) -> text, AsyncActionsTest::join, 2, true))
        .isEqualTo("z");
  }

  @Test
  void approximateActionsThatHaveTimeAreExact() {
    JavaRDD<Integer> all = upTo100();
    long enough = 600_000;

    assertThat(all.countApprox(enough)).hasToString("(final: [100.000, 100.000])");
    assertThat(all.countApprox(enough, 0.5).getFinalValue().confidence()).isEqualTo(1);
    assertThat(all.map(n -> n % 2).countByValueApprox(enough))
        .hasToString("(final: {0=[50.000, 50.000], 1=[50.000, 50.000]})");
    assertThat(pairs().countByKeyApprox(enough))
        .hasToString("(final: {a=[2.000, 2.000], b=[1.000, 1.000]})");
    assertThat(all.mapToDouble(n -> n).sumApprox(enough))
        .hasToString("(final: [4950.000, 4950.000])");
    assertThat(all.mapToDouble(n -> n).meanApprox(enough, -1.5))
        .hasToString("(final: [49.500, 49.500])");
    assertThat(sc.<Integer>emptyRDD().countApprox(0)).hasToString("(final: [0.000, 0.000])");
    assertThat(sc.<Integer>emptyRDD().countByValueApprox(0)).hasToString("(final: {})");
  }

  @Test
  void approximateActionsFailAsTheirJobsDo() {
    assertThatThrownBy(() -> numbers().countApprox(1, 1.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("requirement failed: confidence (1.5) must be in [0,1]");
    assertThatThrownBy(() -> numbers().map(n -> Integer.parseInt("boom")).countApprox(60_000))
        .isInstanceOf(SparkException.class)
        .hasMessageContaining("boom");
  }

  @Test
  void readsOnePartitionAheadIfAsked() {
    assertThat(toList(upTo100().rdd().toLocalIterator(true))).isEqualTo(upTo100().collect());
    assertThat(sc.<Integer>emptyRDD().rdd().toLocalIterator(true)).isExhausted();
  }

  /** Tasks share these with the test, which a function's own copies could not. */
  private static final class Gate {
    private static volatile CountDownLatch open;

    static int pass(int number) throws InterruptedException {
      open.await();
      return number;
    }
  }

  @Test
  void canBeCancelled() throws Exception {
    Gate.open = new CountDownLatch(1);
    try (var local = new JavaSparkContext("local[2]", "cancelled")) {
      JavaRDD<Integer> waiting = local.parallelize(List.of(1, 2), 2).map(Gate::pass);
      JavaFutureAction<List<Integer>> collect = waiting.collectAsync();
      JavaFutureAction<List<Integer>> take = waiting.takeAsync(2);

      assertThatThrownBy(() -> collect.get(1, TimeUnit.MILLISECONDS))
          .isInstanceOf(TimeoutException.class)
          .hasMessage("Futures timed out after [1 millisecond]");
      assertThatThrownBy(() -> collect.get(0, TimeUnit.SECONDS))
          .isInstanceOf(TimeoutException.class);
      assertThat(collect.isDone() || collect.isCancelled()).isFalse();
      assertCancels(collect, "Job 0 cancelled ");
      assertCancels(take, "Action has been cancelled");
      Gate.open.countDown();
      assertThat(local.parallelize(List.of(1, 2)).count()).isEqualTo(2);
    }
  }

  @Test
  void needARunningContext() {
    JavaRDD<Integer> orphan;
    try (var local = new JavaSparkContext("local[1]", "stopped")) {
      orphan = local.parallelize(List.of(1, 2));
    }

    assertThatThrownBy(orphan::countAsync)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("stopped SparkContext");
    assertThatThrownBy(() -> orphan.takeAsync(1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("stopped SparkContext");
  }

  private static void assertCancels(JavaFutureAction<?> action, String reason) {
    assertThat(action.cancel(true)).isTrue();
    assertThat(action.isCancelled()).isTrue();
    assertThat(action.isDone()).isTrue();
    assertThat(action.cancel(true)).isFalse();
    assertThatThrownBy(action::get)
        .isInstanceOf(CancellationException.class)
        .hasMessage("Job cancelled")
        .cause()
        .isInstanceOf(SparkException.class)
        .hasMessage(reason);
  }

  private JavaRDD<Integer> upTo100() {
    return sc.parallelize(IntStream.range(0, 100).boxed().toList(), 20);
  }

  private String treeOf(int partitions) {
    return sc.parallelize(IntStream.range(0, 100).boxed().toList(), partitions)
        .treeAggregate("z", (text, n) -> text, AsyncActionsTest::join, 2, true);
  }

  private static String join(String left, String right) {
    return "(" + left + right + ")";
  }

  /** How many tasks each job of a take had, the oldest first. */
  private List<Integer> tasksOfTake(JavaRDD<?> rdd, int wanted) throws Exception {
    JavaFutureAction<? extends List<?>> take = rdd.takeAsync(wanted);
    assertThat(take.get()).hasSizeLessThanOrEqualTo(Math.max(0, wanted));
    sc.sc().engine().listenerBus().waitUntilEmpty(120_000);
    return take.jobIds().stream().sorted().map(this::tasksOf).toList();
  }

  private int tasksOf(int jobId) {
    JavaSparkStatusTracker tracker = sc.statusTracker();
    return Arrays.stream(tracker.getJobInfo(jobId).stageIds())
        .map(stage -> tracker.getStageInfo(stage).numTasks())
        .sum();
  }

  private static <T> List<T> toList(Iterator<T> records) {
    List<T> list = new java.util.ArrayList<>();
    records.forEachRemaining(list::add);
    return list;
  }
}
