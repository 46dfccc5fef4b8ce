package org.minispark.engine.scheduler;

import java.util.List;
import java.util.Locale;
import org.minispark.SparkConf;
import org.minispark.SparkException;
import org.minispark.engine.base.Unchecked;
import org.minispark.scheduler.SchedulingMode;

/** The task sets that are not over, and whose turn it is among them. */
interface TaskSetQueue {
  /** The queue that {@code spark.scheduler.mode} asks for. */
  static TaskSetQueue of(SparkConf conf) {
    String mode = conf.get("spark.scheduler.mode", SchedulingMode.FIFO.name());
    return switch (mode.toUpperCase(Locale.ROOT)) {
      case "FIFO" -> new FifoQueue();
      case "FAIR" -> new FairPools(FairSchedulerFile.pools(conf));
      default ->
          throw Unchecked.rethrow(new SparkException("Unrecognized spark.scheduler.mode: " + mode));
    };
  }

  void add(TaskSetManager manager);

  void remove(TaskSetManager manager);

  /** All sets, the one to serve first ahead. */
  List<TaskSetManager> inOrder();
}
