package org.minispark.engine.context;

import org.minispark.SparkConf;

/**
 * Knows some kinds of master URLs. Those of other modules are found by {@link
 * java.util.ServiceLoader}, as Spark's external cluster managers are, so that the engine runs on
 * masters that it has never heard of.
 */
public interface ClusterManager {
  /** Whether this is one of its URLs. */
  boolean canCreate(String masterUrl);

  /**
   * Prepares to run one application.
   *
   * @param startTime milliseconds since 1970, for the application's id
   * @throws org.minispark.SparkException unchecked, if the URL or the configuration is wrong
   */
  Deployment create(String masterUrl, SparkConf conf, long startTime);
}
