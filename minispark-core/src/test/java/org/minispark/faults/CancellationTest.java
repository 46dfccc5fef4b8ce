package org.minispark.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.minispark.SparkException;
import org.minispark.TaskContext;
import org.minispark.TaskKilled;
import org.minispark.Tuple2;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.api.java.function.PairFunction;

/** Jobs that are cancelled end at once, and their tasks soon after. */
class CancellationTest {
  /** Tasks that have begun; statics, since a closure is copied for each task. */
  private static Semaphore begun;

  /** Opened by a test to let tasks go on that cannot be interrupted. */
  private static CountDownLatch goOn;

  @TempDir Path directory;

  @BeforeEach
  void forget() {
    begun = new Semaphore(0);
    goOn = new CountDownLatch(1);
  }

  /** In which kind of stage the job is when it is cancelled. */
  enum During {
    MAP {
      @Override
      void run(TestingEngine engine) {
        engine.numbers(4, 2).mapToPair(blocking()).reduceByKey(Integer::sum).collect();
      }
    },
    RESULT {
      @Override
      void run(TestingEngine engine) {
        engine.numbers(4, 2).mapToPair(blocking()).collect();
      }
    },
    REDUCE {
      @Override
      void run(TestingEngine engine) {
        engine
            .keyed(4, 4, 2)
            .reduceByKey(Integer::sum)
            .mapToPair(t -> t)
            .mapToPair(pair -> blocking().call(pair._1))
            .collect();
      }
    };

    abstract void run(TestingEngine engine);
  }

  private static PairFunction<Integer, Integer, Integer> blocking() {
    return n -> {
      begun.release();
      goOn.await();
      return new Tuple2<>(n, n);
    };
  }

  /** How a program cancels, and what it gets. */
  enum By {
    GROUP("part of cancelled job group g") {
      @Override
      void accept(JavaSparkContext sc) {
        sc.cancelJobGroup("g");
      }
    },
    TAG("part of cancelled job tag t") {
      @Override
      void accept(JavaSparkContext sc) {
        sc.cancelJobsWithTag("t");
      }
    },
    JOB("for a reason") {
      @Override
      void accept(JavaSparkContext sc) {
        sc.sc().cancelJob(0, "for a reason");
      }
    },
    ALL("as part of cancellation of all jobs") {
      @Override
      void accept(JavaSparkContext sc) {
        sc.cancelAllJobs();
      }
    };

    private final String reason;

    By(String reason) {
      this.reason = reason;
    }

    abstract void accept(JavaSparkContext sc);
  }

  private static Thread whenBegun(Consumer<Void> action) {
    Thread thread =
        new Thread(
            () -> {
              begun.acquireUninterruptibly(2);
              action.accept(null);
            });
    thread.start();
    return thread;
  }

  private static void awaitIdle(TestingEngine engine) throws InterruptedException {
    // Both slots are free again only when the cancelled tasks have ended.
    CountDownLatch both = new CountDownLatch(2);
    latch = both;
    engine
        .numbers(2, 2)
        .foreach(
            n -> {
              latch.countDown();
              latch.await();
            });
  }

  private static volatile CountDownLatch latch;

  @ParameterizedTest
  @EnumSource(During.class)
  void interruptsTasks(During during) throws Exception {
    try (TestingEngine engine = TestingEngine.start("local[2]", directory)) {
      engine.sc.setJobGroup("g", "to be cancelled", true);
      Thread canceller = whenBegun(nothing -> engine.sc.cancelJobGroup("g"));

      assertThatThrownBy(() -> during.run(engine))
          .isInstanceOf(SparkException.class)
          .hasMessage("Job 0 cancelled part of cancelled job group g");

      canceller.join();
      engine.sc.clearJobGroup();
      awaitIdle(engine);
      assertThat(engine.taskEnds(TaskKilled.class)).hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource(By.class)
  void endsTheJobThoughItsTasksGoOn(By by) throws Exception {
    try (TestingEngine engine = TestingEngine.start("local[2]", directory)) {
      engine.sc.setJobGroup("g", "to be cancelled");
      engine.sc.addJobTag("t");
      Thread canceller = whenBegun(nothing -> by.accept(engine.sc));

      assertThatThrownBy(() -> During.MAP.run(engine))
          .isInstanceOf(SparkException.class)
          .hasMessage("Job 0 cancelled " + by.reason);

      canceller.join();
      assertThat(engine.taskEnds(TaskKilled.class)).isEmpty();
      goOn.countDown();
      engine.sc.clearJobGroup();
      awaitIdle(engine);
      assertThat(engine.taskEnds(TaskKilled.class)).hasSize(2);
    }
  }

  @Test
  void aLoopThatNeverBlocksEndsAtItsNextRecord() throws Exception {
    try (TestingEngine engine = TestingEngine.start("local[2]", directory)) {
      Thread canceller = whenBegun(nothing -> engine.sc.cancelAllJobs());

      assertThatThrownBy(
              () ->
                  engine
                      .numbers(2, 2)
                      .foreachPartition(
                          records -> {
                            begun.release();
                            while (true) {
                              TaskContext.get().killTaskIfInterrupted();
                              Thread.onSpinWait();
                            }
                          }))
          .hasMessageContaining("cancelled as part of cancellation of all jobs");

      canceller.join();
      awaitIdle(engine);
      assertThat(engine.taskEnds(TaskKilled.class)).hasSize(2);
    }
  }

  @Test
  void theThreadThatWaitsMayBeInterrupted() throws Exception {
    try (TestingEngine engine = TestingEngine.start("local[2]", directory)) {
      engine.sc.setInterruptOnCancel(true);
      Thread waiting = Thread.currentThread();
      Thread interrupter = whenBegun(nothing -> waiting.interrupt());

      assertThatThrownBy(() -> During.RESULT.run(engine)).isInstanceOf(InterruptedException.class);

      interrupter.join();
      awaitIdle(engine);
      assertThat(engine.taskEnds(TaskKilled.class)).hasSize(2);
    }
  }

  @Test
  void stopEndsRunningJobs() throws Exception {
    TestingEngine engine = TestingEngine.start("local[2]", directory);
    Thread stopper = whenBegun(nothing -> engine.sc.stop());

    assertThatThrownBy(() -> During.REDUCE.run(engine))
        .isInstanceOf(SparkException.class)
        .hasMessage("Job 0 cancelled because SparkContext was shut down");

    stopper.join();
    assertThat(engine.sc.sc().isStopped()).isTrue();
  }

  @Test
  void aTaskMayStopItsContext() throws Exception {
    TestingEngine engine = TestingEngine.start("local[2]", directory);
    stopped = new CountDownLatch(1);
    context = engine.sc;
    assertThatThrownBy(
            () ->
                engine
                    .numbers(2, 1)
                    .foreachPartition(
                        records -> {
                          context.stop();
                          stopped.countDown();
                        }))
        .hasMessage("Job 0 cancelled because SparkContext was shut down");
    stopped.await();
    context = null;
  }

  private static volatile JavaSparkContext context;
  private static CountDownLatch stopped;
}
