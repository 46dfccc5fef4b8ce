package org.minispark.cluster.deploy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import org.minispark.SparkConf;

/**
 * How often, and how long after each other, masters are asked.
 *
 * @param waits milliseconds after each attempt, the last of which is followed by giving up
 * @param forever whether the last wait is repeated instead
 */
record RetrySchedule(List<Long> waits, boolean forever) {
  private static final int DRIVER_ATTEMPTS = 3;
  private static final int WORKER_QUICK_ATTEMPTS = 6;
  private static final int WORKER_SLOW_ATTEMPTS = 10;
  private static final int SLOWER = 6;
  private static final long DRIVER_RETURN_MILLIS = 2_000;

  RetrySchedule {
    waits = List.copyOf(waits);
  }

  /** A driver's: three times, 20 seconds each. */
  static RetrySchedule ofDriver(SparkConf conf) {
    long wait = conf.getTimeAsMs("spark.minispark.deploy.registrationTimeout", "20s");
    return new RetrySchedule(Collections.nCopies(DRIVER_ATTEMPTS, wait), false);
  }

  /** That of a driver that was registered: its executors work, so it can wait. */
  static RetrySchedule ofReturningDriver(SparkConf conf) {
    return new RetrySchedule(
        List.of(Math.min(DRIVER_RETURN_MILLIS, ofDriver(conf).waits.get(0))), true);
  }

  /**
   * A worker's: 6 times about every 10 seconds, then 10 times about every minute, all longer or
   * shorter by up to a half, so that not all workers of a cluster come at once.
   */
  static RetrySchedule ofWorker(SparkConf conf, RandomGenerator random) {
    double fuzz = 0.5 + random.nextDouble();
    long wait = Math.round(workerWaitMillis(conf) * fuzz);
    List<Long> waits = new ArrayList<>(Collections.nCopies(WORKER_QUICK_ATTEMPTS, wait));
    waits.addAll(Collections.nCopies(WORKER_SLOW_ATTEMPTS, wait * SLOWER));
    return new RetrySchedule(waits, false);
  }

  private static long workerWaitMillis(SparkConf conf) {
    return conf.getTimeAsMs("spark.minispark.worker.registrationInterval", "10s");
  }

  /** About how long a worker looks for a master before it gives up, and ends. */
  static long workerPatienceMillis(SparkConf conf) {
    return workerWaitMillis(conf) * (WORKER_QUICK_ATTEMPTS + WORKER_SLOW_ATTEMPTS * SLOWER);
  }

  /** How long to wait after the attempt of that number, from 0; nothing if there is none. */
  OptionalLong after(int attempt) {
    if (attempt < waits.size()) {
      return OptionalLong.of(waits.get(attempt));
    }
    return forever ? OptionalLong.of(waits.get(waits.size() - 1)) : OptionalLong.empty();
  }
}
