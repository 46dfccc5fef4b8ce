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
 * @param exclusions where tasks may not run any more; empty where failures have no such effect
 */
record TaskSetRules(
    Clock clock,
    LocalityWaits waits,
    int maxFailures,
    long maxResultSize,
    Optional<Exclusions> exclusions) {
  static TaskSetRules of(SchedulerParts parts) {
    SparkConf conf = parts.conf();
    return new TaskSetRules(
        parts.clock(),
        LocalityWaits.of(conf),
        parts.maxTaskFailures(),
        conf.getSizeAsBytes("spark.driver.maxResultSize", "1g"),
        ExclusionRules.isEnabled(conf)
            ? Optional.of(new Exclusions(ExclusionRules.of(conf), parts.clock(), parts.bus()))
            : Optional.empty());
  }
}
