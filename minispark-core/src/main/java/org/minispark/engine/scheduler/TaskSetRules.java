package org.minispark.engine.scheduler;

import org.minispark.SparkConf;
import org.minispark.engine.base.Clock;

/**
 * What all task sets go by.
 *
 * @param waits how long to hold out for a better place
 * @param maxFailures how often one task may fail ({@code spark.task.maxFailures})
 * @param maxResultSize bytes of results that one set may bring home; 0 for no limit
 */
record TaskSetRules(Clock clock, LocalityWaits waits, int maxFailures, long maxResultSize) {
  static TaskSetRules of(SparkConf conf, Clock clock, int maxFailures) {
    return new TaskSetRules(
        clock,
        LocalityWaits.of(conf),
        maxFailures,
        conf.getSizeAsBytes("spark.driver.maxResultSize", "1g"));
  }
}
