package org.minispark.cluster.deploy;

import java.util.concurrent.TimeUnit;
import org.minispark.SparkConf;

/**
 * How a master behaves.
 *
 * @param workerTimeoutMillis after which a silent worker is lost ({@code spark.worker.timeout}, in
 *     seconds)
 * @param spreadOut whether an application's cores are spread over the workers ({@code
 *     spark.deploy.spreadOut})
 * @param defaultCores the most that an application gets that does not say ({@code
 *     spark.deploy.defaultCores})
 * @param maxExecutorRetries how many executors of an application may fail in a row ({@code
 *     spark.deploy.maxExecutorRetries}); negative for any number
 * @param retainedApplications how many that are over are remembered ({@code
 *     spark.deploy.retainedApplications})
 * @param retainedDrivers the same for drivers ({@code spark.deploy.retainedDrivers})
 */
record MasterSettings(
    long workerTimeoutMillis,
    boolean spreadOut,
    int defaultCores,
    int maxExecutorRetries,
    int retainedApplications,
    int retainedDrivers) {
  /**
   * How long a worker or driver whose line has broken may take to come back before it is lost. If
   * its process lives it comes at once.
   */
  static final long RETURN_MILLIS = 1_000;

  static MasterSettings of(SparkConf conf) {
    int defaultCores = conf.getInt("spark.deploy.defaultCores", Integer.MAX_VALUE);
    if (defaultCores < 1) {
      throw new IllegalArgumentException("spark.deploy.defaultCores must be positive");
    }
    return new MasterSettings(
        TimeUnit.SECONDS.toMillis(conf.getLong("spark.worker.timeout", 60)),
        conf.getBoolean("spark.deploy.spreadOut", true),
        defaultCores,
        conf.getInt("spark.deploy.maxExecutorRetries", 10),
        Math.max(1, conf.getInt("spark.deploy.retainedApplications", 200)),
        Math.max(1, conf.getInt("spark.deploy.retainedDrivers", 200)));
  }

  /** How often a worker says that it lives. */
  long heartbeatMillis() {
    return Math.max(1, workerTimeoutMillis / 4);
  }

  /** How long a lost worker stays in the list: Spark's 15 spells, and the one that lost it. */
  long deadWorkerMillis() {
    return 16 * workerTimeoutMillis;
  }
}
