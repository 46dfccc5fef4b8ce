package org.minispark.engine.scheduler;

import org.minispark.SparkConf;

/**
 * From which failure on an executor or host gets no more tasks ({@code spark.excludeOnFailure.*}).
 *
 * @param attemptsPerExecutor failures of one task on one executor that keep the task from it
 * @param attemptsPerHost failures of one task on one host that keep the task from it
 * @param stageTasksPerExecutor failed tasks of a stage that keep the stage from an executor
 * @param stageExecutorsPerHost executors a stage is kept from that keep it from their host
 * @param tasksPerExecutor failed tasks of stages that succeeded that exclude an executor from all
 * @param executorsPerHost excluded executors that exclude their host
 * @param timeoutMillis how long an executor or host stays excluded from all
 * @param giveUpMillis how long a task that may run nowhere is kept waiting
 * @param killsExcluded whether excluded executors are ended, so that others can take their place
 * @param countsFetchFailures whether a failed fetch excludes the executor that did not serve it
 */
record ExclusionRules(
    int attemptsPerExecutor,
    int attemptsPerHost,
    int stageTasksPerExecutor,
    int stageExecutorsPerHost,
    int tasksPerExecutor,
    int executorsPerHost,
    long timeoutMillis,
    long giveUpMillis,
    boolean killsExcluded,
    boolean countsFetchFailures) {
  private static final String PREFIX = "spark.excludeOnFailure.";

  static boolean isEnabled(SparkConf conf) {
    return conf.getBoolean(PREFIX + "enabled", false);
  }

  /**
   * What a configuration says.
   *
   * @throws IllegalArgumentException if a number makes no sense
   */
  static ExclusionRules of(SparkConf conf) {
    int attemptsPerHost = positive(conf, "task.maxTaskAttemptsPerNode", 2);
    int maxFailures = conf.getInt("spark.task.maxFailures", 4);
    if (attemptsPerHost >= maxFailures) {
      throw new IllegalArgumentException(tooManyAttempts(attemptsPerHost, maxFailures));
    }
    return new ExclusionRules(
        positive(conf, "task.maxTaskAttemptsPerExecutor", 1),
        attemptsPerHost,
        positive(conf, "stage.maxFailedTasksPerExecutor", 2),
        positive(conf, "stage.maxFailedExecutorsPerNode", 2),
        positive(conf, "application.maxFailedTasksPerExecutor", 2),
        positive(conf, "application.maxFailedExecutorsPerNode", 2),
        timeout(conf),
        1_000
            * conf.getTimeAsSeconds(
                "spark.scheduler.excludeOnFailure.unschedulableTaskSetTimeout", "120s"),
        conf.getBoolean(PREFIX + "killExcludedExecutors", false),
        conf.getBoolean(PREFIX + "application.fetchFailure.enabled", false));
  }

  private static int positive(SparkConf conf, String key, int defaultValue) {
    int value = conf.getInt(PREFIX + key, defaultValue);
    requirePositive(PREFIX + key, value);
    return value;
  }

  private static long timeout(SparkConf conf) {
    long millis = conf.getTimeAsMs(PREFIX + "timeout", "1h");
    requirePositive(PREFIX + "timeout", millis);
    return millis;
  }

  private static void requirePositive(String key, long value) {
    if (value <= 0) {
      throw new IllegalArgumentException(key + " was " + value + ", but must be > 0.");
    }
  }

  private static String tooManyAttempts(int attemptsPerHost, int maxFailures) {
    return PREFIX
        + "task.maxTaskAttemptsPerNode ( = "
        + attemptsPerHost
        + ") was >= spark.task.maxFailures ( = "
        + maxFailures
        + " ). Though excludeOnFailure is enabled, with this configuration, Spark will not be"
        + " robust to one bad node. Decrease "
        + PREFIX
        + "task.maxTaskAttemptsPerNode, increase spark.task.maxFailures, or disable"
        + " excludeOnFailure with "
        + PREFIX
        + "enabled";
  }
}
