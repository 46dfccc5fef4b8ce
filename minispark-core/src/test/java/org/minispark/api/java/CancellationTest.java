package org.minispark.api.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.minispark.SparkException;

/** Ends running jobs from another thread, in this process. */
class CancellationTest {
  /** Tasks share these with the test, which a function's own copies could not. */
  private static final class Gate {
    private static volatile CountDownLatch entered;
    private static volatile CountDownLatch neverOpens;

    static void shut() {
      entered = new CountDownLatch(1);
      neverOpens = new CountDownLatch(1);
    }

    static int pass(int number) throws InterruptedException {
      entered.countDown();
      neverOpens.await();
      return number;
    }
  }

  @Test
  void endsTheJobsOfAGroup() throws Exception {
    assertCancels(sc -> sc.setJobGroup("slow", "waits", true), sc -> sc.cancelJobGroup("slow"));
  }

  @Test
  void endsTheJobsWithATag() throws Exception {
    assertCancels(
        sc -> {
          sc.addJobTag("slow");
          sc.setInterruptOnCancel(true);
        },
        sc -> sc.cancelJobsWithTag("slow"));
  }

  @Test
  void endsAllJobs() throws Exception {
    assertCancels(sc -> sc.setInterruptOnCancel(true), JavaSparkContext::cancelAllJobs);
  }

  @Test
  void stoppingEndsJobsToo() throws Exception {
    Gate.shut();
    var sc = new JavaSparkContext("local[2]", "stopped while it runs");
    CompletableFuture<List<Integer>> result =
        CompletableFuture.supplyAsync(
            () -> sc.parallelize(List.of(1, 2), 2).map(Gate::pass).collect());
    Gate.entered.await();

    sc.stop();

    assertThatThrownBy(result::join).hasCauseInstanceOf(SparkException.class);
  }

  private interface Step {
    void run(JavaSparkContext sc);
  }

  private static void assertCancels(Step prepare, Step cancel) throws Exception {
    Gate.shut();
    try (var sc = new JavaSparkContext("local[2]", "cancelled")) {
      CompletableFuture<List<Integer>> result =
          CompletableFuture.supplyAsync(
              () -> {
                prepare.run(sc);
                return sc.parallelize(List.of(1, 2), 2).map(Gate::pass).collect();
              });
      Gate.entered.await();

      cancel.run(sc);

      assertThatThrownBy(result::join)
          .cause()
          .isInstanceOf(SparkException.class)
          .hasMessageContaining("cancelled");
      assertThat(sc.parallelize(List.of(1, 2)).count()).isEqualTo(2);
    }
  }
}
