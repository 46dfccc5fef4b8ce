package org.minispark.engine.scheduler;

import org.minispark.engine.base.ByteSizes;

/** Guards the driver's heap: what the results of one task set take together. */
final class ResultSizes {
  private final long limit;
  private long total;
  private int results;

  /**
   * @param limit bytes ({@code spark.driver.maxResultSize}); 0 for none
   */
  ResultSizes(long limit) {
    this.limit = limit;
  }

  /** Counts one more result; whether all are still within the limit. */
  boolean add(long bytes) {
    total += bytes;
    results++;
    return limit <= 0 || total <= limit;
  }

  String tooLarge() {
    return "Total size of serialized results of "
        + results
        + " tasks ("
        + ByteSizes.text(total)
        + ") is bigger than spark.driver.maxResultSize ("
        + ByteSizes.text(limit)
        + ")";
  }
}
