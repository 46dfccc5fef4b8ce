package org.minispark.cluster.driver;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.minispark.SparkConf;
import org.minispark.SparkException;
import org.minispark.engine.base.Unchecked;
import org.minispark.engine.taskcontext.TaskCpus;

/**
 * What {@code local-cluster[workers, cores, MB]} asks for. As in Spark, a worker holds as many
 * executors of {@code spark.executor.cores} and {@code spark.executor.memory} as it has room for;
 * here workers are no processes, only room.
 *
 * @param executors how many there are
 * @param cores of each
 * @param heapMegabytes of each
 */
record LocalClusterUrl(int executors, int cores, int heapMegabytes) {
  private static final Pattern FORM =
      Pattern.compile("local-cluster\\[\\s*(\\d+)\\s*,\\s*(\\d+)\\s*,\\s*(\\d+)\\s*]");
  private static final int DEFAULT_HEAP = 1024;

  static boolean matches(String url) {
    return FORM.matcher(url).matches();
  }

  /**
   * @throws SparkException unchecked, if an executor has no room in a worker
   */
  static LocalClusterUrl parse(String url, SparkConf conf) {
    Matcher matcher = FORM.matcher(url);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a local cluster: " + url);
    }
    int workers = Integer.parseInt(matcher.group(1));
    int workerCores = Integer.parseInt(matcher.group(2));
    int workerMegabytes = Integer.parseInt(matcher.group(3));
    int heap =
        conf.contains("spark.executor.memory")
            ? Math.toIntExact(conf.getSizeAsMb("spark.executor.memory", "1g"))
            : Math.min(DEFAULT_HEAP, workerMegabytes);
    if (heap > workerMegabytes) {
      throw Unchecked.rethrow(
          new SparkException(
              "Asked to launch cluster with %d MiB/worker but requested %d MiB/executor"
                  .formatted(workerMegabytes, heap)));
    }
    int cores = conf.getInt("spark.executor.cores", workerCores);
    int perWorker =
        cores == 0 || heap == 0 ? 0 : Math.min(workerCores / cores, workerMegabytes / heap);
    if (workers == 0 || perWorker == 0) {
      throw Unchecked.rethrow(
          new SparkException(
              "No executor of %d cores and %d MiB has room in %s".formatted(cores, heap, url)));
    }
    TaskCpus.of(conf).requireRoom(cores);
    int executorsPerWorker = conf.contains("spark.executor.cores") ? perWorker : 1;
    return new LocalClusterUrl(workers * executorsPerWorker, cores, heap);
  }

  int totalCores() {
    return executors * cores;
  }
}
