package org.minispark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names that keys had in earlier versions of Spark, under which values are found still. */
final class FormerNames {
  private static final String KRYO_MEGABYTES = "spark.kryoserializer.buffer.mb";
  private static final String YARN_TRIES = "spark.yarn.applicationMaster.waitTries";

  private static final FormerNames ALL = new FormerNames();

  private final Map<String, List<String>> byKey = new HashMap<>();
  private final Map<String, Renaming> renamings = new HashMap<>();

  /**
   * @param since the version of Spark
   */
  private record Renaming(String key, String since) {}

  private FormerNames() {
    rename("spark.driver.memoryOverhead", "2.3", "spark.yarn.driver.memoryOverhead");
    rename(
        "spark.executor.failuresValidityInterval",
        "3.5",
        "spark.yarn.executor.failuresValidityInterval");
    rename(
        "spark.executor.logs.rolling.maxSize", "1.4", "spark.executor.logs.rolling.size.maxBytes");
    rename("spark.executor.maxNumFailures", "3.5", "spark.yarn.max.executor.failures");
    rename("spark.executor.memoryOverhead", "2.3", "spark.yarn.executor.memoryOverhead");
    rename("spark.executor.userClassPathFirst", "1.3", "spark.files.userClassPathFirst");
    rename("spark.excludeOnFailure.enabled", "3.1.0", "spark.blacklist.enabled");
    rename("spark.excludeOnFailure.timeout", "3.1.0", "spark.blacklist.timeout");
    rename(
        "spark.excludeOnFailure.task.maxTaskAttemptsPerExecutor",
        "3.1.0",
        "spark.blacklist.task.maxTaskAttemptsPerExecutor");
    rename(
        "spark.excludeOnFailure.task.maxTaskAttemptsPerNode",
        "3.1.0",
        "spark.blacklist.task.maxTaskAttemptsPerNode");
    rename(
        "spark.excludeOnFailure.stage.maxFailedTasksPerExecutor",
        "3.1.0",
        "spark.blacklist.stage.maxFailedTasksPerExecutor");
    rename(
        "spark.excludeOnFailure.stage.maxFailedExecutorsPerNode",
        "3.1.0",
        "spark.blacklist.stage.maxFailedExecutorsPerNode");
    rename(
        "spark.excludeOnFailure.application.maxFailedTasksPerExecutor",
        "3.1.0",
        "spark.blacklist.application.maxFailedTasksPerExecutor");
    rename(
        "spark.excludeOnFailure.application.maxFailedExecutorsPerNode",
        "3.1.0",
        "spark.blacklist.application.maxFailedExecutorsPerNode");
    rename(
        "spark.excludeOnFailure.application.fetchFailure.enabled",
        "3.1.0",
        "spark.blacklist.application.fetchFailure.enabled");
    rename(
        "spark.excludeOnFailure.killExcludedExecutors",
        "3.1.0",
        "spark.blacklist.killBlacklistedExecutors");
    rename("spark.history.fs.cleaner.interval", "1.4", "spark.history.fs.cleaner.interval.seconds");
    rename("spark.history.fs.cleaner.maxAge", "1.4", "spark.history.fs.cleaner.maxAge.seconds");
    rename("spark.history.fs.update.interval", "1.4", "spark.history.fs.update.interval.seconds");
    rename(
        "spark.history.fs.update.interval",
        "1.3",
        "spark.history.fs.updateInterval",
        "spark.history.updateInterval");
    rename("spark.io.compression.lz4.blockSize", "1.4", "spark.io.compression.lz4.block.size");
    rename(
        "spark.io.compression.snappy.blockSize", "1.4", "spark.io.compression.snappy.block.size");
    rename("spark.kafka.consumer.cache.capacity", "3.0", "spark.sql.kafkaConsumerCache.capacity");
    rename("spark.kerberos.access.hadoopFileSystems", "2.2", "spark.yarn.access.namenodes");
    rename("spark.kerberos.access.hadoopFileSystems", "3.0", "spark.yarn.access.hadoopFileSystems");
    rename("spark.kerberos.keytab", "3.0", "spark.yarn.keytab");
    rename("spark.kerberos.principal", "3.0", "spark.yarn.principal");
    rename("spark.kerberos.relogin.period", "3.0", "spark.yarn.kerberos.relogin.period");
    rename("spark.kryoserializer.buffer.max", "1.4", "spark.kryoserializer.buffer.max.mb");
    rename("spark.memory.offHeap.enabled", "1.6", "spark.unsafe.offHeap");
    rename(
        "spark.network.maxRemoteBlockSizeFetchToMem",
        "2.3",
        "spark.reducer.maxReqSizeShuffleToMem");
    rename(
        "spark.network.maxRemoteBlockSizeFetchToMem", "3.0", "spark.maxRemoteBlockSizeFetchToMem");
    rename("spark.reducer.maxSizeInFlight", "1.4", "spark.reducer.maxMbInFlight");
    rename(
        "spark.scheduler.excludeOnFailure.unschedulableTaskSetTimeout",
        "3.1.0",
        "spark.scheduler.blacklist.unschedulableTaskSetTimeout");
    rename(
        "spark.scheduler.executorTaskExcludeOnFailureTime",
        "2.1.0",
        "spark.scheduler.executorTaskBlacklistTime");
    rename(
        "spark.scheduler.listenerbus.eventqueue.capacity",
        "2.3",
        "spark.scheduler.listenerbus.eventqueue.size");
    rename("spark.shuffle.file.buffer", "1.4", "spark.shuffle.file.buffer.kb");
    rename(
        "spark.streaming.fileStream.minRememberDuration",
        "1.5",
        "spark.streaming.minRememberDuration");
    rename("spark.yarn.jars", "2.0", "spark.yarn.jar");
    rename("spark.yarn.max.executor.failures", "1.5", "spark.yarn.max.worker.failures");
    rename("spark.kryoserializer.buffer", "1.4", KRYO_MEGABYTES);
    rename("spark.yarn.am.waitTime", "1.3", YARN_TRIES);
  }

  /** The value that a former name of the key has, or null. */
  static String find(String key, Map<String, String> settings) {
    for (String former : ALL.byKey.getOrDefault(key, List.of())) {
      String value = settings.get(former);
      if (value != null) {
        return today(former, value);
      }
    }
    return null;
  }

  /** The value of today: two keys were counted otherwise. */
  private static String today(String former, String value) {
    return switch (former) {
      case KRYO_MEGABYTES -> (int) (Double.parseDouble(value) * 1000) + "k";
      case YARN_TRIES -> Long.parseLong(value) * 10 + "s";
      default -> value;
    };
  }

  /** What to tell who uses the key, or null if it is no former one. */
  static String warning(String key) {
    Renaming renaming = ALL.renamings.get(key);
    if (renaming == null) {
      return null;
    }
    return ("The configuration key '%s' has been deprecated as of Spark %s and may be removed in"
            + " the future. Please use the new key '%s' instead.")
        .formatted(key, renaming.since, renaming.key);
  }

  private void rename(String key, String since, String... formerKeys) {
    for (String former : formerKeys) {
      byKey.computeIfAbsent(key, unused -> new ArrayList<>()).add(former);
      renamings.put(former, new Renaming(key, since));
    }
  }
}
