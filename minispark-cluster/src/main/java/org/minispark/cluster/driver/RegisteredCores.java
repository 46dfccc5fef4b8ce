package org.minispark.cluster.driver;

import java.util.concurrent.TimeUnit;
import org.minispark.SparkConf;

/**
 * Holds an application back until enough of its executors are there: {@code
 * spark.scheduler.minRegisteredResourcesRatio} of their cores, or until {@code
 * spark.scheduler.maxRegisteredResourcesWaitingTime} is over. As in Spark's clusters of its own the
 * ratio is 0 unless it is set, and nobody waits. Thread-safe.
 */
final class RegisteredCores {
  private final double ratio;
  private final long waitMillis;
  private final int most;
  private int registered;
  private boolean noneWillCome;

  RegisteredCores(SparkConf conf) {
    this.ratio = conf.getDouble("spark.scheduler.minRegisteredResourcesRatio", 0);
    this.waitMillis = conf.getTimeAsMs("spark.scheduler.maxRegisteredResourcesWaitingTime", "30s");
    this.most = conf.getInt("spark.cores.max", Integer.MAX_VALUE);
  }

  /** An executor is there. */
  synchronized void came(int cores) {
    registered += cores;
    notifyAll();
  }

  /** Nobody need wait any more. */
  synchronized void noneWillCome() {
    noneWillCome = true;
    notifyAll();
  }

  /**
   * Waits for enough of them; a thread that is interrupted stops waiting.
   *
   * @param expected how many cores there will be
   */
  synchronized void await(int expected) {
    double enough = Math.min(1, ratio) * Math.min(expected, most);
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(waitMillis);
    try {
      while (registered < enough && !noneWillCome) {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0) {
          return;
        }
        wait(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
