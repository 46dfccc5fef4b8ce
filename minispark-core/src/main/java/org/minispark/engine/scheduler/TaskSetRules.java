package org.minispark.engine.scheduler;

import java.util.Optional;
import org.minispark.SparkConf;
import org.minispark.engine.base.Clock;

/**
 * What all task sets go by.
 *
 * @param waits how long to hold out for a better place
 * @param maxFailures how often one task may fail ({@code spark.task.maxFailures})
 * @param maxResultSize bytes of results that one set may bring home; 0 for no limit
 * @param quickMillis tasks that take less may be sent to an executor ahead of their slots; 0 if
 *     none
 * @param exclusions where tasks may not run any more; empty where failures have no such effect
 */
record TaskSetRules(
    Clock clock,
    LocalityWaits waits,
    int maxFailures,
    long maxResultSize,
    long quickMillis,
    Optional<Exclusions> exclusions) {
  static TaskSetRules of(SchedulerParts parts) {
    SparkConf conf = parts.conf();
    return new TaskSetRules(
        parts.clock(),
        LocalityWaits.of(conf),
        parts.maxTaskFailures(),
        conf.getSizeAsBytes("spark.driver.maxResultSize", "1g"),
        conf.getTimeAsMs("spark.minispark.scheduler.lookAhead", "2ms"),
        ExclusionRules.isEnabled(conf)
            ? Optional.of(new Exclusions(ExclusionRules.of(conf), parts.clock(), parts.bus()))
            : Optional.empty());
  }
}
