package org.minispark.mllib.evaluation;

import org.minispark.Product;
import org.minispark.Tuple2;
import org.minispark.mllib.linalg.Vector;
import org.minispark.mllib.linalg.Vectors;
import org.minispark.mllib.stat.MultivariateStatisticalSummary;
import org.minispark.mllib.stat.WeightedColumns;
import org.minispark.rdd.RDD;

/** How far predicted numbers are from the observed ones. */
public class RegressionMetrics {
  private static final int OBSERVED = 0;
  private static final int ERROR = 1;
  private static final int PREDICTED = 2;

  private final RDD<? extends Product> predictionAndObservations;
  private final boolean throughOrigin;
  private MultivariateStatisticalSummary summary;

  /**
   * @param predictionAndObservations tuples of prediction and observation, or of these and a
   *     weight, all doubles
   * @param throughOrigin whether the model has no intercept, which changes {@link #r2}
   */
  public RegressionMetrics(
      RDD<? extends Product> predictionAndObservations, boolean throughOrigin) {
    this.predictionAndObservations = predictionAndObservations;
    this.throughOrigin = throughOrigin;
  }

  public RegressionMetrics(RDD<? extends Product> predictionAndObservations) {
    this(predictionAndObservations, false);
  }

  private MultivariateStatisticalSummary summary() {
    if (summary == null) {
      summary = WeightedColumns.summarize(predictionAndObservations.map(RegressionMetrics::of));
    }
    return summary;
  }

  private static Tuple2<Vector, Double> of(Product tuple) {
    double predicted = Scored.first(tuple);
    double observed = Scored.second(tuple);
    Vector columns = Vectors.dense(observed, observed - predicted, predicted);
    return new Tuple2<>(columns, Scored.weight(tuple));
  }

  private double sumOfSquares(int column) {
    return Math.pow(summary().normL2().apply(column), 2);
  }

  /** The mean squared distance of predictions from the mean observation. */
  public double explainedVariance() {
    double mean = summary().mean().apply(OBSERVED);
    double weight = summary().weightSum();
    double regression =
        sumOfSquares(PREDICTED)
            + Math.pow(mean, 2) * weight
            - 2 * mean * summary().mean().apply(PREDICTED) * weight;
    return regression / weight;
  }

  /** How many observations there are. */
  public long count() {
    return summary().count();
  }

  public double meanAbsoluteError() {
    return summary().normL1().apply(ERROR) / summary().weightSum();
  }

  public double meanSquaredError() {
    return sumOfSquares(ERROR) / summary().weightSum();
  }

  public double rootMeanSquaredError() {
    return Math.sqrt(meanSquaredError());
  }

  /** The coefficient of determination. */
  public double r2() {
    if (throughOrigin) {
      return 1 - sumOfSquares(ERROR) / sumOfSquares(OBSERVED);
    }
    double total = summary().variance().apply(OBSERVED) * (summary().weightSum() - 1);
    return 1 - sumOfSquares(ERROR) / total;
  }
}
