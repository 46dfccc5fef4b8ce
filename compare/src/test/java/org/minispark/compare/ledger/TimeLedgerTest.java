package org.minispark.compare.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.minispark.compare.TestRecordings.job;
import static org.minispark.compare.TestRecordings.task;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.minispark.compare.TestRecordings;
import org.minispark.compare.recording.Recording;
import org.minispark.compare.recording.Recording.Executor;
import org.minispark.compare.run.EngineRun;

class TimeLedgerTest {
  private static final Path NOWHERE = Path.of("nowhere");

  @Test
  void booksEachMillisecondOfEachCoreOnce() {
    TimeLedger ledger =
        TimeLedger.of(
            run(
                TestRecordings.of(
                    List.of(job()),
                    List.of(
                        task(4, 0, 1210, 1310), task(4, 1, 1210, 1350), task(5, 0, 1360, 1490)))));

    Map<Activity, Double> booked = ledger.booked();
    assertThat(booked)
        .containsEntry(Activity.START_UP, 200.0)
        .containsEntry(Activity.SHUT_DOWN, 200.0)
        .containsEntry(Activity.PROGRAM, 1000.0)
        .containsEntry(Activity.IDLE, 40.0 + 130)
        .containsEntry(Activity.SERIALIZATION, 60.0)
        .containsEntry(Activity.SHUFFLE_FETCH, 30.0)
        .containsEntry(Activity.SHUFFLE_WRITE, 60.0)
        .containsEntry(Activity.COMPUTE, 370.0 - 90 - 90)
        // Around the tasks on both cores, and 10 ms within each task.
        .containsEntry(Activity.SCHEDULING, 2.0 * 30 + 30)
        .containsEntry(Activity.UNKNOWN, 0.0);
    assertThat(sum(booked)).isCloseTo(ledger.total(), within(1e-6));
    assertThat(ledger.lanes()).hasSize(2);
    assertThat(ledger.lanes().get(0).tasks()).hasSize(1);
    assertThat(ledger.lanes().get(1).tasks()).hasSize(2);
  }

  @Test
  void ofMetricsThatExceedTheTasksSpanKeepsToTheSpan() {
    var longer = task(4, 0, 1210, 1310);
    var rounded =
        new Recording.Task(
            4,
            0,
            0,
            0,
            "driver",
            true,
            1210,
            1211,
            0,
            longer.deserialize(),
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0);

    TimeLedger ledger = TimeLedger.of(run(TestRecordings.of(List.of(job()), List.of(rounded))));

    assertThat(ledger.booked()).containsEntry(Activity.SERIALIZATION, 1.0);
    assertThat(sum(ledger.booked())).isCloseTo(ledger.total(), within(1e-6));
  }

  @Test
  void ofAProgramWithoutContextIsItsOwn() {
    TimeLedger ledger = TimeLedger.of(run(TestRecordings.lasting(1010, 900)));

    assertThat(ledger.booked()).containsEntry(Activity.PROGRAM, 1000.0);
  }

  @Test
  void aCoreStartsUpUntilItsExecutorIsReadyAndRunsThatOnesTasks() {
    TimeLedger ledger =
        TimeLedger.of(
            run(
                TestRecordings.on(
                    List.of(new Executor("0", 1, 0, 1150), new Executor("1", 1, 1, 1230)),
                    List.of(job()),
                    List.of(task("0", 4, 0, 1210, 1310), task("0", 4, 1, 1320, 1420)))));

    assertThat(ledger.booked())
        .containsEntry(Activity.START_UP, 150.0 + 230)
        .containsEntry(Activity.IDLE, 80.0 + 100);
    assertThat(sum(ledger.booked())).isCloseTo(ledger.total(), within(1e-6));
    assertThat(ledger.lanes()).extracting(lane -> lane.tasks().size()).containsExactly(2, 0);
  }

  private static double sum(Map<Activity, Double> booked) {
    return booked.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  private static EngineRun run(Recording recording) {
    return new EngineRun(0, 1000, Duration.ofMillis(1000), NOWHERE, NOWHERE, NOWHERE, recording);
  }
}
