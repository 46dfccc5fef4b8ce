package org.minispark.cluster.driver;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.minispark.SparkConf;
import org.minispark.Tuple2;

/** What executors are told of the application's configuration: all but secrets. */
final class ExecutorConfiguration {
  private ExecutorConfiguration() {}

  static Map<String, String> of(SparkConf conf) {
    Map<String, String> entries = new HashMap<>();
    for (Tuple2<String, String> entry : conf.getAll()) {
      if (!isSecret(entry._1)) {
        entries.put(entry._1, entry._2);
      }
    }
    return entries;
  }

  private static boolean isSecret(String key) {
    String lower = key.toLowerCase(Locale.ROOT);
    return lower.contains("secret") || lower.contains("password");
  }
}
