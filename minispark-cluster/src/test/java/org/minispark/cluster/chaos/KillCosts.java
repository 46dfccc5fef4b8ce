package org.minispark.cluster.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * What a kill costs the job that it hits. Each job runs twice undisturbed, for its executors to be
 * warm, and then once more while one of these is killed; the third run is compared with the second.
 */
final class KillCosts {
  private final TestingCluster cluster;
  private final int executors;
  private final Random random;
  private final List<Cost> costs = new ArrayList<>();

  /**
   * One kill.
   *
   * @param calm how long the job takes undisturbed, in milliseconds
   * @param struck how long it took
   * @param rerun the time in which tasks ran that made again what was lost
   * @param noticed from the kill to the event that the scheduler has lost the executor
   */
  private record Cost(long calm, long struck, long rerun, long noticed) {
    long millis() {
      return struck - calm - rerun;
    }
  }

  KillCosts(TestingCluster cluster, int executors, long seed) {
    this.cluster = cluster;
    this.executors = executors;
    this.random = new Random(seed);
  }

  void measure(int kills) throws InterruptedException {
    for (int i = 0; i < kills; i++) {
      strike(ChaosJobs.values()[i % ChaosJobs.values().length]);
    }
  }

  private void strike(ChaosJobs job) throws InterruptedException {
    cluster.awaitExecutors(executors);
    millisOf(job);
    cluster.awaitEvents();
    int tasksBefore = cluster.events.tasks();
    long calm = millisOf(job);
    cluster.awaitEvents();
    int tasks = cluster.events.tasks() - tasksBefore;
    int attemptsBefore = cluster.events.secondAttempts();
    Kill kill = new Kill(random.nextInt(executors));
    cluster.events.afterTasks(random.nextInt(tasks - 1), kill);

    long struck = millisOf(job);

    cluster.awaitEvents();
    long noticed = cluster.awaitRemoved(kill.executorId).time() - kill.atMillis;
    costs.add(new Cost(calm, struck, cluster.events.rerunMillis(attemptsBefore), noticed));
  }

  private long millisOf(ChaosJobs job) {
    long start = System.nanoTime();
    job.run(cluster.sc);
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
  }

  private final class Kill implements Runnable {
    private final int which;
    private String executorId;
    private long atMillis;

    Kill(int which) {
      this.which = which;
    }

    @Override
    public void run() {
      ProcessHandle victim = cluster.registered().get(which);
      executorId = TestingCluster.idOf(victim).orElseThrow();
      atMillis = System.currentTimeMillis();
      TestingCluster.kill(victim);
    }
  }

  /** The average of what is neither the job's own time nor that of making lost things again. */
  double averageMillis() {
    return costs.stream().mapToLong(Cost::millis).average().orElseThrow();
  }

  /** Half of the kills were noticed sooner. */
  long medianNoticedMillis() {
    return costs.stream()
        .mapToLong(Cost::noticed)
        .sorted()
        .skip(costs.size() / 2)
        .findFirst()
        .orElseThrow();
  }

  String summary() {
    String form =
        "%d kills cost %.0f ms each on average, besides the time to make again what was lost, and"
            + " were noticed after %d ms (median): %s";
    return form.formatted(costs.size(), averageMillis(), medianNoticedMillis(), costs);
  }
}
