package org.minispark.mllib.stat;

import org.minispark.mllib.linalg.Vector;
import org.minispark.rdd.RDD;

/** Statistics of sets of vectors. */
public final class Statistics {
  private static final int DEPTH_OF_TREE = 2;

  private Statistics() {}

  /** What is known of each column. */
  public static MultivariateStatisticalSummary colStats(RDD<Vector> x) {
    return x.treeAggregate(
        new MultivariateOnlineSummarizer(),
        MultivariateOnlineSummarizer::add,
        MultivariateOnlineSummarizer::merge,
        DEPTH_OF_TREE);
  }
}
