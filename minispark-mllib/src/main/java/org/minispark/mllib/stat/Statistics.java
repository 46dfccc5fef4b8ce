package org.minispark.mllib.stat;

import org.minispark.Tuple2;
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

  /** The same of vectors with weights. */
  public static MultivariateStatisticalSummary colStatsOfWeighted(RDD<Tuple2<Vector, Double>> x) {
    return x.treeAggregate(
        new MultivariateOnlineSummarizer(),
        (summary, weighted) -> summary.add(weighted._1, weighted._2),
        MultivariateOnlineSummarizer::merge,
        DEPTH_OF_TREE);
  }
}
