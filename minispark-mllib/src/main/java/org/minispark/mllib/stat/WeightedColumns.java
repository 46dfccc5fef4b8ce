package org.minispark.mllib.stat;

import org.minispark.Tuple2;
import org.minispark.mllib.linalg.Vector;
import org.minispark.rdd.RDD;

/** Statistics of vectors that count as much as their weights; for the other packages. */
public final class WeightedColumns {
  private static final int DEPTH_OF_TREE = 2;

  private WeightedColumns() {}

  /** What is known of each column of these vectors, each with its weight. */
  public static MultivariateStatisticalSummary summarize(RDD<Tuple2<Vector, Double>> vectors) {
    return vectors.treeAggregate(
        new MultivariateOnlineSummarizer(),
        (summary, weighted) -> summary.add(weighted._1, weighted._2),
        MultivariateOnlineSummarizer::merge,
        DEPTH_OF_TREE);
  }
}
