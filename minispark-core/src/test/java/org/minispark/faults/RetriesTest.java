package org.minispark.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minispark.ExceptionFailure;
import org.minispark.SparkException;
import org.minispark.Success;
import org.minispark.TaskContext;
import org.minispark.util.LongAccumulator;

/** Tasks that fail are tried again as often as the master says, and count once. */
class RetriesTest {
  @TempDir Path directory;

  @Test
  void aTaskMayFailAsOftenAsTheMasterSaysLessOnce() {
    try (TestingEngine engine = TestingEngine.start("local[2,4]", directory)) {
      LongAccumulator seen = engine.sc.sc().longAccumulator("seen");
      assertThat(
              engine
                  .numbers(40, 4)
                  .map(
                      n -> {
                        seen.add(1);
                        TaskContext task = TaskContext.get();
                        if (n % 10 == 9 && task.attemptNumber() < task.partitionId()) {
                          throw new IllegalStateException("attempt " + task.attemptNumber());
                        }
                        return n;
                      })
                  .count())
          .isEqualTo(40);
      assertThat(engine.taskEnds(ExceptionFailure.class)).hasSize(0 + 1 + 2 + 3);
      assertThat(engine.taskEnds(Success.class)).hasSize(4);
      assertThat(seen.value()).isEqualTo(40);
    }
  }

  @Test
  void theLastFailureIsTold() {
    try (TestingEngine engine = TestingEngine.start("local[2,4]", directory)) {
      assertThatThrownBy(
              () ->
                  engine
                      .numbers(4, 1)
                      .foreach(
                          n -> {
                            throw new IllegalStateException(
                                "attempt " + TaskContext.get().attemptNumber());
                          }))
          .isExactlyInstanceOf(SparkException.class)
          .hasMessageStartingWith(
              "Job aborted due to stage failure: Task 0 in stage 0.0 failed 4 times, most recent"
                  + " failure: Lost task 0.3 in stage 0.0 (TID 3) (")
          .cause()
          .hasMessage("attempt 3");
    }
  }

  @Test
  void outputOfFailedAttemptsIsNotLeftBehind() throws Exception {
    Path output = directory.resolve("output");
    try (TestingEngine engine = TestingEngine.start("local[2,4]", directory)) {
      engine
          .numbers(40, 4)
          .map(
              n -> {
                if (n % 10 == 9 && TaskContext.get().attemptNumber() == 0) {
                  throw new IllegalStateException("the first attempt");
                }
                return n;
              })
          .saveAsTextFile(output.toString());
      assertThat(engine.taskEnds(ExceptionFailure.class)).hasSize(4);
      assertThat(engine.sc.textFile(output.toString()).count()).isEqualTo(40);
      try (var files = Files.list(output)) {
        assertThat(files.map(Path::getFileName).map(Path::toString))
            .allMatch(name -> name.matches("\\.?(part-0000\\d|_SUCCESS)(\\.crc)?"));
      }
    }
  }

  private static CountDownLatch others;

  /** With one executor there is no other place for a copy, as in Spark; the job just waits. */
  @Test
  void speculationInOneProcessDoesNoHarm() {
    others = new CountDownLatch(3);
    try (TestingEngine engine =
        TestingEngine.start(
            "local[4]",
            directory,
            "spark.speculation",
            "true",
            "spark.speculation.interval",
            "1ms",
            "spark.speculation.minTaskRuntime",
            "1ms")) {
      LongAccumulator seen = engine.sc.sc().longAccumulator("seen");
      assertThat(
              engine
                  .numbers(4, 4)
                  .map(
                      n -> {
                        seen.add(1);
                        if (n == 3) {
                          others.await();
                        } else {
                          others.countDown();
                        }
                        return n;
                      })
                  .collect())
          .containsExactly(0, 1, 2, 3);
      assertThat(seen.value()).isEqualTo(4);
      assertThat(engine.taskEnds(Success.class)).hasSize(4);
    }
  }
}
