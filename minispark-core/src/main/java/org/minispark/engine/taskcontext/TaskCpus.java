package org.minispark.engine.taskcontext;

import org.minispark.SparkConf;
import org.minispark.SparkException;
import org.minispark.engine.base.Unchecked;

/**
 * How many cores of its executor a task takes: {@code spark.task.cpus}, 1 unless somebody says more
 * because their tasks have threads of their own.
 */
public record TaskCpus(int count) {
  private static final String KEY = "spark.task.cpus";

  /**
   * @throws IllegalArgumentException if the configuration says less than 1
   */
  public static TaskCpus of(SparkConf conf) {
    int count = conf.getInt(KEY, 1);
    if (count < 1) {
      throw new IllegalArgumentException(KEY + " must be at least 1, not " + count);
    }
    return new TaskCpus(count);
  }

  /** How many tasks run at a time on so many cores. */
  public int slots(int cores) {
    return cores / count;
  }

  /**
   * Fails, in Spark's words, if an executor could never run a task.
   *
   * @throws SparkException unchecked
   */
  public void requireRoom(int cores) {
    if (count > cores) {
      throw Unchecked.rethrow(
          new SparkException(
              "The number of cores per executor (=%d) has to be >= the number of cpus per task = %d."
                  .formatted(cores, count)));
    }
  }
}
