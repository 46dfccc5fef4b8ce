package org.minispark.cluster.driver;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.minispark.SparkConf;
import org.minispark.engine.scheduler.SchedulerBackend;
import org.minispark.engine.task.TaskDescription;

/** Carries tasks to executors in other processes: by messages. */
final class ClusterSchedulerBackend implements SchedulerBackend {
  private static final int LEAST_PARALLELISM = 2;
  private static final String KILLED = "Executor killed by driver.";

  private final SparkConf conf;
  private final DriverServer server;
  private final ExecutorManager manager;
  private final CompletableFuture<DriverServer> serving;

  /**
   * @param serving gets the server as soon as executors may register
   */
  ClusterSchedulerBackend(
      SparkConf conf,
      DriverServer server,
      ExecutorManager manager,
      CompletableFuture<DriverServer> serving) {
    this.conf = conf;
    this.server = server;
    this.manager = manager;
    this.serving = serving;
  }

  @Override
  public void start(Events events) {
    server.start(events);
    serving.complete(server);
    manager.start(
        new ExecutorManager.Listener() {
          @Override
          public void exited(String executorId, String reason) {
            server.losses().exited(executorId, reason);
          }

          @Override
          public void leaving(String executorId, String reason) {
            if (conf.getBoolean("spark.decommission.enabled", false)) {
              server.decommission(executorId, reason);
            }
          }

          @Override
          public void failed(String reason) {
            server.cores().noneWillCome();
            events.failed("No executor can be started. " + reason);
          }
        });
    server.cores().await(expectedCores());
  }

  /** Under dynamic allocation those of the first executors. */
  private int expectedCores() {
    int all = manager.totalCores();
    return conf.getBoolean("spark.dynamicAllocation.enabled", false)
        ? (int) Math.min(all, (long) manager.target() * conf.getInt("spark.executor.cores", 1))
        : all;
  }

  @Override
  public int defaultParallelism() {
    return conf.getInt(
        "spark.default.parallelism", Math.max(manager.totalCores(), LEAST_PARALLELISM));
  }

  @Override
  public void launch(String executorId, List<TaskDescription> tasks) {
    server.launch(executorId, tasks);
  }

  @Override
  public boolean queuesTasks() {
    return true;
  }

  @Override
  public void takeBack(String executorId, List<Long> taskIds) {
    server.takeBack(executorId, taskIds);
  }

  @Override
  public void kill(String executorId, long taskId, boolean interruptThread, String reason) {
    server.kill(executorId, taskId, interruptThread, reason);
  }

  @Override
  public boolean requestExecutors(int additional) {
    if (additional < 0) {
      throw new IllegalArgumentException(
          "Attempted to request a negative number of additional executor(s) "
              + additional
              + " from the cluster manager. Please specify a positive number!");
    }
    server.count().wantMore(additional);
    return true;
  }

  @Override
  public boolean requestTotalExecutors(int total) {
    server.count().want(total);
    return true;
  }

  @Override
  public boolean killExecutor(String executorId) {
    return server.losses().release(executorId, KILLED).join();
  }

  @Override
  public void killExecutor(String executorId, String reason) {
    server.losses().end(executorId, reason);
    manager.kill(executorId);
  }

  @Override
  public boolean decommissionExecutor(String executorId, String reason) {
    return server.decommission(executorId, reason);
  }

  @Override
  public void stop() {
    server.stop();
    manager.stop();
  }
}
