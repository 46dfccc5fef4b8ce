package org.minispark.mllib.classification;

import java.util.Arrays;
import org.minispark.Tuple2;
import org.minispark.mllib.internal.Requirement;
import org.minispark.mllib.linalg.Vector;
import org.minispark.mllib.linalg.Vectors;
import org.minispark.mllib.optimization.L1Updater;
import org.minispark.mllib.optimization.LBFGS;
import org.minispark.mllib.optimization.LogisticGradient;
import org.minispark.mllib.optimization.Minimizer;
import org.minispark.mllib.optimization.SquaredL2Updater;
import org.minispark.mllib.optimization.Updater;
import org.minispark.mllib.regression.GeneralizedLinearAlgorithm;
import org.minispark.mllib.regression.LabeledPoint;
import org.minispark.mllib.stat.MultivariateStatisticalSummary;
import org.minispark.mllib.stat.Statistics;
import org.minispark.mllib.util.MLUtils;
import org.minispark.rdd.RDD;
import org.minispark.storage.StorageLevel;

/**
 * Logistic regression of two or more classes by L-BFGS. Labels are 0.0, 1.0 and so on.
 *
 * <p>Features are scaled to deviation 1 for the training. With two classes the intercept is not
 * penalized, and an {@link L1Updater} is understood: many weights then are exactly zero. If all
 * points are of one class and an intercept is trained, it is infinite and all weights are zero.
 */
public class LogisticRegressionWithLBFGS
    extends GeneralizedLinearAlgorithm<LogisticRegressionModel> {
  private static final long serialVersionUID = 1L;

  private final LBFGS optimizer = new LBFGS(new LogisticGradient(), new SquaredL2Updater());

  public LogisticRegressionWithLBFGS() {
    setFeatureScaling(true);
  }

  @Override
  public LBFGS optimizer() {
    return optimizer;
  }

  /** The number of classes (default 2). */
  public LogisticRegressionWithLBFGS setNumClasses(int numClasses) {
    Requirement.require(numClasses > 1);
    numOfLinearPredictor(numClasses - 1);
    if (numClasses > 2) {
      optimizer.setGradient(new LogisticGradient(numClasses));
    }
    return this;
  }

  @Override
  protected IllegalArgumentException refuse(RDD<LabeledPoint> input) {
    return Labels.refuse(input, numOfLinearPredictor() + 1);
  }

  @Override
  public LogisticRegressionModel createModel(Vector weights, double intercept) {
    if (numOfLinearPredictor() == 1) {
      return new LogisticRegressionModel(weights, intercept);
    }
    return new LogisticRegressionModel(
        weights, intercept, getNumFeatures(), numOfLinearPredictor() + 1);
  }

  @Override
  public LogisticRegressionModel run(RDD<LabeledPoint> input) {
    return run(input, generateInitialWeights(input));
  }

  @Override
  public LogisticRegressionModel run(RDD<LabeledPoint> input, Vector initialWeights) {
    Updater updater = optimizer.getUpdater();
    boolean isKnown = updater instanceof SquaredL2Updater || updater instanceof L1Updater;
    if (numOfLinearPredictor() > 1 || !isKnown) {
      return super.run(input, initialWeights);
    }
    if (isValidating()) {
      requireValid(input);
    }
    return binary(input, initialWeights);
  }

  private LogisticRegressionModel binary(RDD<LabeledPoint> input, Vector initialWeights) {
    double positives = input.filter(point -> point.label() > 0.5).count();
    double all = input.count();
    if (isAddIntercept() && (positives == 0 || positives == all)) {
      double intercept = positives == 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
      return createModel(Vectors.zeros(initialWeights.size()), intercept);
    }
    RDD<Tuple2<Object, Vector>> points = points(input, isAddIntercept());
    points.persist(StorageLevel.MEMORY_AND_DISK());
    var features = Statistics.colStats(input.map(LabeledPoint::features));
    double[] start = start(initialWeights, features, Math.log(positives / (all - positives)));
    double[] found = minimize(points, features, start);
    points.unpersist(false);
    int size = initialWeights.size();
    return createModel(
        Vectors.dense(Arrays.copyOf(found, size)), isAddIntercept() ? found[size] : 0.0);
  }

  private static RDD<Tuple2<Object, Vector>> points(RDD<LabeledPoint> input, boolean hasIntercept) {
    return input.map(
        point ->
            new Tuple2<>(
                point.label(),
                hasIntercept ? MLUtils.appendBias(point.features()) : point.features()));
  }

  /** Scaled weights, and the intercept that fits the classes' shares. */
  private double[] start(
      Vector weights, MultivariateStatisticalSummary features, double intercept) {
    double[] variance = features.variance().toArray();
    double[] start = Arrays.copyOf(weights.toArray(), weights.size() + (isAddIntercept() ? 1 : 0));
    for (int i = 0; i < weights.size(); i++) {
      start[i] *= Math.sqrt(variance[i]);
    }
    if (isAddIntercept()) {
      start[weights.size()] = intercept;
    }
    return start;
  }

  private double[] minimize(
      RDD<Tuple2<Object, Vector>> points, MultivariateStatisticalSummary features, double[] start) {
    boolean isL1 = optimizer.getUpdater() instanceof L1Updater;
    double[] penalties = penalties(features, start.length, isL1);
    double[] none = new double[start.length];
    StandardizedLoss loss =
        new StandardizedLoss(points, features, isAddIntercept(), isL1 ? none : penalties);
    var found =
        new Minimizer(
                optimizer.getNumIterations(),
                optimizer.getNumCorrections(),
                optimizer.getConvergenceTol(),
                isL1 ? penalties : null)
            .minimize(loss, start);
    return loss.unscaled(found.place());
  }

  /** On scaled weights; less on those of wide features, if it is the weights themselves' to pay. */
  private double[] penalties(MultivariateStatisticalSummary features, int size, boolean isL1) {
    double[] penalties = new double[size];
    double[] factors = StandardizedLoss.factors(features);
    for (int i = 0; i < factors.length; i++) {
      double perUnit = isL1 ? factors[i] : factors[i] * factors[i];
      penalties[i] = optimizer.getRegParam() * (isFeatureScaling() ? 1 : perUnit);
    }
    return penalties;
  }
}
