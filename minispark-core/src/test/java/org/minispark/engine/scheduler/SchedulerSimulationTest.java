package org.minispark.engine.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.minispark.FetchFailed;
import org.minispark.SparkConf;
import org.minispark.engine.task.TaskDescription;
import org.minispark.rdd.RDD;
import org.minispark.rdd.ShuffleDependency;
import org.minispark.scheduler.SparkListenerTaskEnd;

/**
 * Random lineages, jobs, failures and losses, from a seed: whatever happens, every job ends, each
 * result is told once, and at the end nothing is left.
 */
class SchedulerSimulationTest {
  private static final int SEEDS = 120;

  static LongStream seeds() {
    return LongStream.range(0, SEEDS);
  }

  @Test
  void theTroubleBites() {
    Map<String, Integer> seen = new HashMap<>();
    for (long seed = 0; seed < 30; seed++) {
      try (SchedulerTesting test = new SchedulerTesting(new SparkConf(false))) {
        Simulation simulation = new Simulation(test, new Random(seed));
        simulation.run();
        for (SparkListenerTaskEnd event : test.events(SparkListenerTaskEnd.class)) {
          seen.merge(event.reason().getClass().getSimpleName(), 1, Integer::sum);
        }
        for (TestingJob job : simulation.jobs) {
          seen.merge(job.succeeded() ? "good job" : "failed job", 1, Integer::sum);
        }
      }
    }
    assertThat(seen)
        .containsKeys(
            "Success",
            "ExceptionFailure",
            "FetchFailed",
            "TaskKilled",
            "Resubmitted",
            "ExecutorLostFailure",
            "good job",
            "failed job");
    assertThat(seen.get("good job")).isGreaterThan(100);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyJobEndsAndLeavesNothing(long seed) {
    SparkConf conf =
        new SparkConf(false)
            .set("spark.task.maxFailures", "4")
            .set("spark.scheduler.mode", seed % 2 == 0 ? "FIFO" : "FAIR")
            .set("spark.speculation", seed % 3 == 0 ? "true" : "false");
    try (SchedulerTesting test = new SchedulerTesting(conf)) {
      new Simulation(test, new Random(seed)).run();
    }
  }

  /** One run: trouble for a while, then only good news until all jobs have ended. */
  private static final class Simulation {
    private static final int TROUBLED_STEPS = 150;
    private static final int CALM_STEPS = 20_000;

    private final SchedulerTesting test;
    private final Random random;
    private final List<RDD<?>> rdds = new ArrayList<>();
    private final List<TestingJob> jobs = new ArrayList<>();
    private final List<String> executors = new ArrayList<>();
    private final Map<String, Integer> slots = new HashMap<>();
    private int nextExecutor;

    Simulation(SchedulerTesting test, Random random) {
      this.test = test;
      this.random = random;
    }

    void run() {
      rdds.add(test.lineage.source(1 + random.nextInt(4)));
      addExecutor();
      for (int step = 0; step < TROUBLED_STEPS; step++) {
        act();
        checkInvariants();
      }
      addExecutor();
      for (int step = 0; step < CALM_STEPS && !test.backend.running().isEmpty(); step++) {
        endWell(anyRunning());
        test.pass(50);
      }
      test.pass(10_000);
      while (!test.backend.running().isEmpty()) {
        endWell(anyRunning());
      }
      assertThat(jobs).noneMatch(TestingJob::isRunning);
      assertThat(test.scheduler.isIdle()).isTrue();
      assertThat(test.commits.isEmpty()).isTrue();
      assertThat(test.timer.isIdle()).isTrue();
    }

    private void act() {
      switch (random.nextInt(20)) {
        case 0, 1 -> grow();
        case 2, 3 -> submit();
        case 4 -> cancel();
        case 5 -> addExecutor();
        case 6 -> loseExecutor();
        case 7 -> test.pass(random.nextInt(400));
        case 8, 9 -> endBadly();
        case 10, 11 -> failFetch();
        default -> {
          if (!test.backend.running().isEmpty()) {
            endWell(anyRunning());
          }
        }
      }
    }

    private void grow() {
      RDD<?> parent = rdds.get(random.nextInt(rdds.size()));
      RDD<?> other = rdds.get(random.nextInt(rdds.size()));
      int partitions = 1 + random.nextInt(4);
      rdds.add(
          switch (random.nextInt(3)) {
            case 0 -> test.lineage.mapped(parent);
            case 1 -> test.lineage.shuffled(parent, partitions);
            default -> test.lineage.coGrouped(partitions, parent, other);
          });
    }

    private void submit() {
      if (jobs.size() < 12) {
        Properties properties = new Properties();
        properties.setProperty("spark.scheduler.pool", "pool" + random.nextInt(3));
        jobs.add(test.submit(rdds.get(random.nextInt(rdds.size())), properties));
      }
    }

    private void cancel() {
      if (!jobs.isEmpty() && random.nextInt(4) == 0) {
        test.scheduler
            .cancellation()
            .cancelJob(jobs.get(random.nextInt(jobs.size())).id(), "by chance");
      }
    }

    private void addExecutor() {
      String id = "e" + nextExecutor++;
      executors.add(id);
      slots.put(id, 1 + random.nextInt(3));
      test.executor(id, "host" + random.nextInt(2), slots.get(id));
    }

    private void loseExecutor() {
      if (executors.size() > 1) {
        test.executorLost(executors.remove(random.nextInt(executors.size())));
      }
    }

    private void endBadly() {
      if (test.backend.running().isEmpty()) {
        return;
      }
      TaskDescription task = anyRunning();
      if (random.nextBoolean()) {
        test.killed(task);
      } else {
        test.fail(task, new RuntimeException("by chance"));
      }
    }

    /** A reader misses an output: truly, or only as it believes. */
    private void failFetch() {
      List<TaskDescription> readers =
          test.backend.running().stream().filter(task -> !shufflesOf(task).isEmpty()).toList();
      if (readers.isEmpty()) {
        return;
      }
      TaskDescription reader = readers.get(random.nextInt(readers.size()));
      List<ShuffleDependency<?, ?, ?>> shuffles = shufflesOf(reader);
      ShuffleDependency<?, ?, ?> shuffle = shuffles.get(random.nextInt(shuffles.size()));
      test.fetchFailed(
          reader, shuffle.shuffleId(), random.nextInt(shuffle.rdd().partitions().length));
    }

    /** A task can only end well if all that it reads is there; if not it tells so. */
    private void endWell(TaskDescription task) {
      if (test.backend.kills().stream().anyMatch(kill -> kill.taskId() == task.taskId())
          && random.nextBoolean()) {
        test.killed(task);
        return;
      }
      for (ShuffleDependency<?, ?, ?> shuffle : shufflesOf(task)) {
        int[] missing = test.mapOutputs.missing(shuffle.shuffleId());
        if (missing.length > 0) {
          test.end(
              task,
              new FetchFailed(null, shuffle.shuffleId(), -1, missing[0], 0, "missing"),
              null,
              List.of());
          return;
        }
      }
      test.succeed(task);
    }

    private TaskDescription anyRunning() {
      List<TaskDescription> running = test.backend.running();
      return running.get(random.nextInt(running.size()));
    }

    private static List<ShuffleDependency<?, ?, ?>> shufflesOf(TaskDescription task) {
      return LineageWalk.shufflesRead(task.task().binary().rdd());
    }

    /** No slot is overbooked, and nobody runs where nobody lives. */
    private void checkInvariants() {
      assertThat(test.backend.running())
          .allMatch(task -> executors.contains(task.executorId()), "runs on a living executor");
      Map<String, Long> load =
          test.backend.running().stream()
              .collect(Collectors.groupingBy(TaskDescription::executorId, Collectors.counting()));
      load.forEach((id, tasks) -> assertThat(tasks).isLessThanOrEqualTo(slots.get(id)));
      assertThat(jobs)
          .filteredOn(TestingJob::succeeded)
          .allSatisfy(job -> assertThat(job.results()).hasSize(job.size()));
    }
  }
}
