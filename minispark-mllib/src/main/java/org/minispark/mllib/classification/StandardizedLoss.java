package org.minispark.mllib.classification;

import java.util.Arrays;
import org.minispark.Tuple2;
import org.minispark.mllib.linalg.Vector;
import org.minispark.mllib.linalg.Vectors;
import org.minispark.mllib.optimization.CostFunction;
import org.minispark.mllib.optimization.LogisticGradient;
import org.minispark.mllib.optimization.Pass;
import org.minispark.mllib.stat.MultivariateStatisticalSummary;
import org.minispark.rdd.RDD;

/**
 * The logistic loss as a function of weights for standardized features, which are easier to find:
 * no feature counts more because of its unit. No feature is touched for it. A weight for a
 * standardized feature is that for the feature itself times its deviation, and the mean goes into
 * the intercept; so only the weights are scaled on their way out, and the gradient on its way back.
 */
final class StandardizedLoss implements CostFunction {
  private final RDD<Tuple2<Object, Vector>> points;
  private final double[] factors;
  private final double[] means;
  private final double[] penalties;

  /**
   * @param points with a last feature of 1, if an intercept is trained
   * @param penalties on half the square of each standardized weight
   */
  StandardizedLoss(
      RDD<Tuple2<Object, Vector>> points,
      MultivariateStatisticalSummary features,
      boolean hasIntercept,
      double[] penalties) {
    this.points = points;
    this.factors = factors(features);
    this.means = hasIntercept ? features.mean().toArray() : null;
    this.penalties = penalties;
  }

  /** One over the deviation of each feature; 0 where it is constant. */
  static double[] factors(MultivariateStatisticalSummary features) {
    return Arrays.stream(features.variance().toArray())
        .map(variance -> variance == 0 ? 0 : 1 / Math.sqrt(variance))
        .toArray();
  }

  /** The weights for the features as they are, and the intercept behind them if there is one. */
  double[] unscaled(double[] place) {
    double[] weights = place.clone();
    for (int i = 0; i < factors.length; i++) {
      weights[i] *= factors[i];
    }
    for (int i = 0; means != null && i < factors.length; i++) {
      weights[factors.length] -= weights[i] * means[i];
    }
    return weights;
  }

  @Override
  public Cost at(double[] place) {
    Cost loss = Pass.meanLoss(points, new LogisticGradient(), Vectors.dense(unscaled(place)));
    double[] gradient = loss.gradient().clone();
    double value = loss.value();
    for (int i = 0; i < factors.length; i++) {
      double ofMean = means == null ? 0 : means[i] * gradient[factors.length];
      gradient[i] = (gradient[i] - ofMean) * factors[i] + penalties[i] * place[i];
      value += 0.5 * penalties[i] * place[i] * place[i];
    }
    return new Cost(value, gradient);
  }
}
