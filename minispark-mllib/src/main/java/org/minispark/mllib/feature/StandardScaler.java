package org.minispark.mllib.feature;

import org.minispark.Tuple2;
import org.minispark.engine.base.Log;
import org.minispark.mllib.linalg.Vector;
import org.minispark.mllib.linalg.Vectors;
import org.minispark.mllib.stat.MultivariateStatisticalSummary;
import org.minispark.mllib.stat.WeightedColumns;
import org.minispark.rdd.RDD;

/** Learns the mean and the deviation of each column, to give all columns mean 0 or deviation 1. */
public class StandardScaler {
  private final boolean withMean;
  private final boolean withStd;

  /** Deviation 1, the means as they are: sparse vectors stay sparse. */
  public StandardScaler() {
    this(false, true);
  }

  /**
   * @param withMean whether columns get the mean 0, which makes every vector dense
   * @param withStd whether columns get the deviation 1
   */
  public StandardScaler(boolean withMean, boolean withStd) {
    if (!withMean && !withStd) {
      Log.of(StandardScaler.class)
          .warn("Both withMean and withStd are false. The model does nothing.");
    }
    this.withMean = withMean;
    this.withStd = withStd;
  }

  /** Learns from these vectors; the deviation is that of a sample, with n - 1. */
  public StandardScalerModel fit(RDD<Vector> data) {
    MultivariateStatisticalSummary summary = WeightedColumns.summarize(weighted(data));
    double[] deviation = summary.variance().toArray().clone();
    for (int i = 0; i < deviation.length; i++) {
      deviation[i] = Math.sqrt(deviation[i]);
    }
    return new StandardScalerModel(Vectors.dense(deviation), summary.mean(), withStd, withMean);
  }

  /** A step that Spark makes here too, so that later RDDs have the ids that they have there. */
  private static RDD<Tuple2<Vector, Double>> weighted(RDD<Vector> data) {
    return data.map(vector -> new Tuple2<>(vector, 1.0));
  }
}
