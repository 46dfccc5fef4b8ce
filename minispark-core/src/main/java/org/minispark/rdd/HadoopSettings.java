package org.minispark.rdd;

import java.util.Optional;
import org.minispark.SparkConf;

/** Settings that Spark hands on to Hadoop, under Hadoop's names, new and old. */
record HadoopSettings(SparkConf conf) {
  private static final String PREFIX = "spark.hadoop.";

  Optional<String> get(String name, String oldName) {
    return Optional.ofNullable(conf.get(PREFIX + name, conf.get(PREFIX + oldName, null)));
  }

  boolean getBoolean(String name, String oldName, boolean unlessSet) {
    return get(name, oldName).map(Boolean::parseBoolean).orElse(unlessSet);
  }

  long getLong(String name, String oldName, long unlessSet) {
    return get(name, oldName).map(Long::parseLong).orElse(unlessSet);
  }
}
