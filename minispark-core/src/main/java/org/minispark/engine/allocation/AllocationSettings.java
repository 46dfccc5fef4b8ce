package org.minispark.engine.allocation;

import java.util.concurrent.TimeUnit;
import org.minispark.SparkConf;
import org.minispark.SparkException;
import org.minispark.engine.base.Unchecked;
import org.minispark.engine.taskcontext.TaskCpus;

/** What {@code spark.dynamicAllocation.*} says. */
record AllocationSettings(Bounds bounds, Growth growth, IdleTimeouts timeouts) {
  private static final String PREFIX = "spark.dynamicAllocation.";
  private static final String NEVER = Long.MAX_VALUE + "ms";

  /** Executors: as few, as many, and how many there are at first. */
  record Bounds(int min, int max, int initial) {}

  /**
   * How it grows.
   *
   * @param backlogMillis how long tasks wait before executors are asked for
   * @param sustainedMillis how long they wait from then on before more are
   * @param ratio executors that there should be for each that could have work
   * @param tasksPerExecutor how many tasks an executor runs at a time
   */
  record Growth(long backlogMillis, long sustainedMillis, double ratio, int tasksPerExecutor) {}

  /**
   * How long an executor may be idle.
   *
   * @param cachedMillis if it holds cached partitions
   * @param shuffleMillis if it holds map outputs
   */
  record IdleTimeouts(long idleMillis, long cachedMillis, long shuffleMillis) {}

  /** In local mode there is nothing to allocate, whatever the configuration says. */
  static boolean isEnabled(SparkConf conf) {
    String master = conf.get("spark.master", "");
    boolean isLocal = master.equals("local") || master.startsWith("local[");
    return conf.getBoolean(PREFIX + "enabled", false) && !isLocal;
  }

  /**
   * @throws SparkException unchecked, if the settings make no sense, with Spark's words
   */
  static AllocationSettings of(SparkConf conf) {
    requireSafeShuffles(conf);
    return new AllocationSettings(boundsOf(conf), growthOf(conf), timeoutsOf(conf));
  }

  private static Bounds boundsOf(SparkConf conf) {
    int min = conf.getInt(PREFIX + "minExecutors", 0);
    int max = conf.getInt(PREFIX + "maxExecutors", Integer.MAX_VALUE);
    int initial =
        Math.max(
            conf.getInt(PREFIX + "initialExecutors", min),
            conf.getInt("spark.executor.instances", 0));
    String both = PREFIX + "minExecutors and " + PREFIX + "maxExecutors must be positive!";
    require(min >= 0 && max >= 0, both);
    require(max != 0, PREFIX + "maxExecutors cannot be 0!");
    require(
        min <= max,
        "%sminExecutors (%d) must be less than or equal to %smaxExecutors (%d)!"
            .formatted(PREFIX, min, PREFIX, max));
    return new Bounds(min, max, Math.max(min, initial));
  }

  private static Growth growthOf(SparkConf conf) {
    long backlog = conf.getTimeAsSeconds(PREFIX + "schedulerBacklogTimeout", "1s");
    long sustained =
        conf.getTimeAsSeconds(PREFIX + "sustainedSchedulerBacklogTimeout", backlog + "s");
    double ratio = conf.getDouble(PREFIX + "executorAllocationRatio", 1.0);
    require(backlog > 0, PREFIX + "schedulerBacklogTimeout must be > 0!");
    require(sustained > 0, PREFIX + "sustainedSchedulerBacklogTimeout must be > 0!");
    require(ratio > 0 && ratio <= 1, PREFIX + "executorAllocationRatio must be > 0 and <= 1.0");
    int tasksPerExecutor = TaskCpus.of(conf).slots(conf.getInt("spark.executor.cores", 1));
    return new Growth(
        TimeUnit.SECONDS.toMillis(backlog),
        TimeUnit.SECONDS.toMillis(sustained),
        ratio,
        Math.max(1, tasksPerExecutor));
  }

  private static IdleTimeouts timeoutsOf(SparkConf conf) {
    long idle = timeout(conf, "executorIdleTimeout", "60s");
    long cached = timeout(conf, "cachedExecutorIdleTimeout", Integer.MAX_VALUE + "s");
    long shuffle = timeout(conf, "shuffleTracking.timeout", NEVER);
    return new IdleTimeouts(idle, cached, keepsMapOutputs(conf) ? shuffle : idle);
  }

  /** Whether an executor stays for its map outputs; else they are moved to others first. */
  private static boolean keepsMapOutputs(SparkConf conf) {
    return conf.getBoolean(PREFIX + "shuffleTracking.enabled", true) || !movesMapOutputs(conf);
  }

  private static boolean movesMapOutputs(SparkConf conf) {
    return conf.getBoolean("spark.decommission.enabled", false)
        && conf.getBoolean("spark.storage.decommission.enabled", false)
        && conf.getBoolean("spark.storage.decommission.shuffleBlocks.enabled", true);
  }

  private static void requireSafeShuffles(SparkConf conf) {
    boolean safe =
        conf.getBoolean("spark.shuffle.service.enabled", false)
            || conf.getBoolean(PREFIX + "shuffleTracking.enabled", true)
            || conf.getBoolean("spark.decommission.enabled", false)
                && conf.getBoolean("spark.storage.decommission.shuffleBlocks.enabled", true);
    require(
        safe,
        "Dynamic allocation of executors requires one of the following conditions: 1) enabling"
            + " external shuffle service through spark.shuffle.service.enabled. 2) enabling shuffle"
            + " tracking through spark.dynamicAllocation.shuffleTracking.enabled. 3) enabling"
            + " shuffle blocks decommission through spark.decommission.enabled and"
            + " spark.storage.decommission.shuffleBlocks.enabled. 4) (Experimental) configuring"
            + " spark.shuffle.sort.io.plugin.class to use a custom ShuffleDataIO who's"
            + " ShuffleDriverComponents supports reliable storage.");
  }

  private static long timeout(SparkConf conf, String key, String preset) {
    long millis = conf.getTimeAsMs(PREFIX + key, preset);
    if (millis < 0) {
      throw new IllegalArgumentException(
          "'%s' in %s%s is invalid. Timeout must be >= 0."
              .formatted(conf.get(PREFIX + key), PREFIX, key));
    }
    return millis;
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw Unchecked.rethrow(new SparkException(message));
    }
  }
}
