package org.minispark;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Names that keys had in earlier versions of Spark, under which values are found still. */
final class FormerNames {
  private static final Map<String, List<Former>> BY_KEY = byKey();

  private FormerNames() {}

  /**
   * @param toValue makes a value of today of one of then
   */
  private record Former(String key, UnaryOperator<String> toValue) {}

  /** The value that a former name of the key has, or null. */
  static String find(String key, Map<String, String> settings) {
    for (Former former : BY_KEY.getOrDefault(key, List.of())) {
      String value = settings.get(former.key);
      if (value != null) {
        return former.toValue.apply(value);
      }
    }
    return null;
  }

  private static Map<String, List<Former>> byKey() {
    Map<String, List<Former>> names = new HashMap<>();
    add(names, "spark.driver.memoryOverhead", "spark.yarn.driver.memoryOverhead");
    add(
        names,
        "spark.executor.failuresValidityInterval",
        "spark.yarn.executor.failuresValidityInterval");
    add(names, "spark.executor.logs.rolling.maxSize", "spark.executor.logs.rolling.size.maxBytes");
    add(names, "spark.executor.maxNumFailures", "spark.yarn.max.executor.failures");
    add(names, "spark.executor.memoryOverhead", "spark.yarn.executor.memoryOverhead");
    add(names, "spark.executor.userClassPathFirst", "spark.files.userClassPathFirst");
    add(names, "spark.history.fs.cleaner.interval", "spark.history.fs.cleaner.interval.seconds");
    add(names, "spark.history.fs.cleaner.maxAge", "spark.history.fs.cleaner.maxAge.seconds");
    add(
        names,
        "spark.history.fs.update.interval",
        "spark.history.fs.update.interval.seconds",
        "spark.history.fs.updateInterval",
        "spark.history.updateInterval");
    add(names, "spark.io.compression.lz4.blockSize", "spark.io.compression.lz4.block.size");
    add(names, "spark.io.compression.snappy.blockSize", "spark.io.compression.snappy.block.size");
    add(names, "spark.kafka.consumer.cache.capacity", "spark.sql.kafkaConsumerCache.capacity");
    add(
        names,
        "spark.kerberos.access.hadoopFileSystems",
        "spark.yarn.access.namenodes",
        "spark.yarn.access.hadoopFileSystems");
    add(names, "spark.kerberos.keytab", "spark.yarn.keytab");
    add(names, "spark.kerberos.principal", "spark.yarn.principal");
    add(names, "spark.kerberos.relogin.period", "spark.yarn.kerberos.relogin.period");
    add(names, "spark.kryoserializer.buffer.max", "spark.kryoserializer.buffer.max.mb");
    add(names, "spark.memory.offHeap.enabled", "spark.unsafe.offHeap");
    add(
        names,
        "spark.network.maxRemoteBlockSizeFetchToMem",
        "spark.reducer.maxReqSizeShuffleToMem",
        "spark.maxRemoteBlockSizeFetchToMem");
    add(names, "spark.reducer.maxSizeInFlight", "spark.reducer.maxMbInFlight");
    add(
        names,
        "spark.scheduler.listenerbus.eventqueue.capacity",
        "spark.scheduler.listenerbus.eventqueue.size");
    add(names, "spark.shuffle.file.buffer", "spark.shuffle.file.buffer.kb");
    add(
        names,
        "spark.streaming.fileStream.minRememberDuration",
        "spark.streaming.minRememberDuration");
    add(names, "spark.yarn.jars", "spark.yarn.jar");
    add(names, "spark.yarn.max.executor.failures", "spark.yarn.max.worker.failures");
    names.put(
        "spark.kryoserializer.buffer",
        List.of(
            new Former(
                "spark.kryoserializer.buffer.mb",
                megabytes -> (int) (Double.parseDouble(megabytes) * 1000) + "k")));
    names.put(
        "spark.yarn.am.waitTime",
        List.of(
            new Former(
                "spark.yarn.applicationMaster.waitTries",
                tries -> Long.parseLong(tries) * 10 + "s")));
    return names;
  }

  private static void add(Map<String, List<Former>> names, String key, String... former) {
    names.put(key, List.of(former).stream().map(name -> new Former(name, value -> value)).toList());
  }
}
