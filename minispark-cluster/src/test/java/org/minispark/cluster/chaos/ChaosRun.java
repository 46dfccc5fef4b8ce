package org.minispark.cluster.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.minispark.FetchFailed;

/**
 * Jobs that run while, at moments that a seed gives, one of their executors is killed or stopped,
 * and map outputs are deleted or changed. Each has to have the bits of its calm run.
 */
final class ChaosRun {
  private static final int STOP_EVERY = 10;

  private final TestingCluster cluster;
  private final Path directory;
  private final Random random;
  private final Map<ChaosJobs, Calm> calm = new EnumMap<>(ChaosJobs.class);
  private final List<Long> noticedAfter = new ArrayList<>();
  private int strikes;
  private int damages;
  private int goneMeanwhile;

  /** A run without faults. */
  private record Calm(List<?> result, int tasks) {}

  /** An executor that was struck, as far as one was. */
  private static final class Strike {
    private String executorId;
    private long atMillis;
  }

  ChaosRun(TestingCluster cluster, Path directory, long seed) {
    this.cluster = cluster;
    this.directory = directory;
    this.random = new Random(seed);
  }

  /** Each job once for its classes to be there, and once for its result. */
  void runCalm() {
    for (ChaosJobs job : ChaosJobs.values()) {
      job.run(cluster.sc);
      cluster.awaitEvents();
      int tasksBefore = cluster.events.tasks();
      List<?> result = job.run(cluster.sc);
      cluster.awaitEvents();
      calm.put(job, new Calm(result, cluster.events.tasks() - tasksBefore));
    }
  }

  void run(int jobs) throws InterruptedException {
    for (int i = 0; i < jobs; i++) {
      ChaosJobs job = ChaosJobs.values()[i % ChaosJobs.values().length];
      runStruck(job, "job %d, %s".formatted(i, job), i % STOP_EVERY == STOP_EVERY - 1);
    }
  }

  private void runStruck(ChaosJobs job, String name, boolean stopIt) throws InterruptedException {
    Calm expected = calm.get(job);
    Strike strike = new Strike();
    int victim = random.nextInt(1 << 10);
    cluster.events.afterTasks(
        random.nextInt(expected.tasks()), () -> strike(strike, victim, stopIt));
    if (random.nextBoolean()) {
      int choice = random.nextInt(1 << 10);
      boolean delete = random.nextBoolean();
      cluster.events.afterTasks(random.nextInt(expected.tasks()), () -> damage(choice, delete));
    }

    List<?> result = job.run(cluster.sc);

    assertThat(result).as(name).isEqualTo(expected.result());

    cluster.awaitEvents();
    cluster.events.forget();
    if (strike.executorId != null) {
      strikes++;
      long removedAt = cluster.awaitRemoved(strike.executorId).time();
      if (!stopIt) {
        noticedAfter.add(removedAt - strike.atMillis);
      }
    }
  }

  /** Kills or stops an executor, if there is one. */
  private void strike(Strike strike, int which, boolean stopIt) {
    List<ProcessHandle> executors = cluster.registered();
    if (executors.isEmpty()) {
      return;
    }
    ProcessHandle victim = executors.get(which % executors.size());
    String id = TestingCluster.idOf(victim).orElseThrow();
    long now = System.currentTimeMillis();
    if (stopIt) {
      TestingCluster.stop(victim);
    } else {
      TestingCluster.kill(victim);
    }
    strike.atMillis = now;
    strike.executorId = id;
  }

  /** Robs the cluster of a map output, one of the newest shuffle if there is any. */
  private void damage(int which, boolean delete) {
    try {
      List<Path> candidates = newestOutputs();
      if (candidates.isEmpty()) {
        return;
      }
      Path output = candidates.get(which % candidates.size());
      if (delete ? Files.deleteIfExists(output) : TestingCluster.flipBit(output)) {
        damages++;
      }
    } catch (IOException | UncheckedIOException e) {
      goneMeanwhile++; // with its executor
    }
  }

  private List<Path> newestOutputs() {
    List<Path> outputs = TestingCluster.files(directory, "shuffle_.*\\.data");
    int newest = outputs.stream().mapToInt(ChaosRun::shuffleOf).max().orElse(-1);
    return outputs.stream()
        .filter(output -> shuffleOf(output) == newest)
        .sorted(Comparator.comparing(Path::getFileName))
        .toList();
  }

  private static int shuffleOf(Path output) {
    return Integer.parseInt(output.getFileName().toString().split("_")[1]);
  }

  /** How many executors were killed or stopped. */
  int strikes() {
    return strikes;
  }

  /** How many map outputs were deleted or changed. */
  int damages() {
    return damages;
  }

  /** Milliseconds from each kill to the event that the scheduler has lost the executor, sorted. */
  List<Long> noticedAfter() {
    return noticedAfter.stream().sorted().toList();
  }

  String summary() {
    String form =
        "%d executors lost, %d outputs damaged, %d gone before; %d failed fetches, %d second"
            + " attempts; kills noticed after %s ms";
    return form.formatted(
        cluster.events.removed.size(),
        damages,
        goneMeanwhile,
        cluster.events.taskEnds(FetchFailed.class),
        cluster.events.secondAttempts(),
        noticedAfter());
  }
}
