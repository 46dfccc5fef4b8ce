package org.minispark.mllib.optimization;

import java.util.Arrays;
import org.minispark.Tuple2;
import org.minispark.engine.base.Log;
import org.minispark.mllib.internal.Requirement;
import org.minispark.mllib.linalg.Vector;
import org.minispark.mllib.linalg.Vectors;
import org.minispark.rdd.RDD;

/**
 * Gradient descent: again and again, sum the gradients over the points, or over a sample of them,
 * and take a step against the mean.
 *
 * <p>The points stay where they are cached. Each iteration broadcasts the weights to them and
 * brings back one sum for each partition, added up in the order of partitions. The k-th iteration
 * samples with the seed 42 + k, so the same points give the same weights, bit by bit.
 */
public class GradientDescent implements Optimizer {
  private static final long serialVersionUID = 1L;

  private static final Log LOG = Log.of(GradientDescent.class);
  private static final int SEED = 42;
  private static final double DEFAULT_TOLERANCE = 0.001;

  private Gradient gradient;
  private Updater updater;
  private double stepSize = 1.0;
  private int numIterations = 100;
  private double regParam;
  private double miniBatchFraction = 1.0;
  private double convergenceTol = DEFAULT_TOLERANCE;

  public GradientDescent(Gradient gradient, Updater updater) {
    this.gradient = gradient;
    this.updater = updater;
  }

  /** The length of the first step (default 1.0); the k-th is divided by the square root of k. */
  public GradientDescent setStepSize(double step) {
    Requirement.require(step > 0, "Initial step size must be positive but got " + step);
    this.stepSize = step;
    return this;
  }

  /** The share of points that each iteration samples (default 1.0). */
  public GradientDescent setMiniBatchFraction(double fraction) {
    Requirement.require(
        fraction > 0 && fraction <= 1.0,
        "Fraction for mini-batch SGD must be in range (0, 1] but got " + fraction);
    this.miniBatchFraction = fraction;
    return this;
  }

  /** The number of steps (default 100). */
  public GradientDescent setNumIterations(int iters) {
    Requirement.require(iters >= 0, "Number of iterations must be nonnegative but got " + iters);
    this.numIterations = iters;
    return this;
  }

  /** How much the updater's penalty counts (default 0.0). */
  public GradientDescent setRegParam(double regParam) {
    Requirement.require(
        regParam >= 0, "Regularization parameter must be nonnegative but got " + regParam);
    this.regParam = regParam;
    return this;
  }

  /**
   * Ends when a step was shorter than this times the norm of the weights, or times 1 if that is
   * more (default 0.001). 0 never ends early.
   */
  public GradientDescent setConvergenceTol(double tolerance) {
    Requirement.require(
        tolerance >= 0.0 && tolerance <= 1.0,
        "Convergence tolerance must be in range [0, 1] but got " + tolerance);
    this.convergenceTol = tolerance;
    return this;
  }

  /** The loss. */
  public GradientDescent setGradient(Gradient gradient) {
    this.gradient = gradient;
    return this;
  }

  /** The step and the penalty. */
  public GradientDescent setUpdater(Updater updater) {
    this.updater = updater;
    return this;
  }

  @Override
  public Vector optimize(RDD<Tuple2<Object, Vector>> data, Vector initialWeights) {
    return optimizeWithLossReturned(data, initialWeights)._1;
  }

  /** The weights, and the loss before each step and after the last. */
  public Tuple2<Vector, double[]> optimizeWithLossReturned(
      RDD<Tuple2<Object, Vector>> data, Vector initialWeights) {
    return runMiniBatchSGD(
        data,
        gradient,
        updater,
        stepSize,
        numIterations,
        regParam,
        miniBatchFraction,
        initialWeights,
        convergenceTol);
  }

  /** The same with the tolerance 0.001. */
  public static Tuple2<Vector, double[]> runMiniBatchSGD(
      RDD<Tuple2<Object, Vector>> data,
      Gradient gradient,
      Updater updater,
      double stepSize,
      int numIterations,
      double regParam,
      double miniBatchFraction,
      Vector initialWeights) {
    return runMiniBatchSGD(
        data,
        gradient,
        updater,
        stepSize,
        numIterations,
        regParam,
        miniBatchFraction,
        initialWeights,
        DEFAULT_TOLERANCE);
  }

  /**
   * Runs gradient descent.
   *
   * @return the weights, and the loss (penalty included) before each step; also after the last,
   *     unless it ended early. Without points: the initial weights, and no loss
   */
  public static Tuple2<Vector, double[]> runMiniBatchSGD(
      RDD<Tuple2<Object, Vector>> data,
      Gradient gradient,
      Updater updater,
      double stepSize,
      int numIterations,
      double regParam,
      double miniBatchFraction,
      Vector initialWeights,
      double convergenceTol) {
    warn(miniBatchFraction, numIterations, convergenceTol);
    long points = data.count();
    if (points == 0) {
      LOG.warn("There are no points: the initial weights are returned");
      return new Tuple2<>(initialWeights, new double[0]);
    }
    if (points * miniBatchFraction < 1) {
      LOG.warn("The miniBatchFraction is too small for {} points", points);
    }
    Vector weights = Vectors.dense(initialWeights.toArray());
    Vector zeros = Vectors.zeros(weights.size());
    double penalty = (Double) updater.compute(weights, zeros, 0, 1, regParam)._2;
    double[] losses = new double[numIterations + 1];
    int known = 0;
    boolean hasStepped = false;
    for (int i = 1; i <= numIterations + 1; i++) {
      RDD<Tuple2<Object, Vector>> batch = data.sample(false, miniBatchFraction, SEED + i);
      LossSum sum = Pass.sum(batch, gradient, weights);
      if (sum.count() == 0) {
        LOG.warn("Iteration {} has sampled no point", i);
        continue;
      }
      losses[known++] = sum.meanLoss() + penalty;
      if (i > numIterations) {
        break;
      }
      Vector previous = weights;
      var step = updater.compute(weights, sum.meanGradient(), stepSize, i, regParam);
      weights = step._1;
      penalty = (Double) step._2;
      if (hasStepped && isConverged(previous, weights, convergenceTol)) {
        break;
      }
      hasStepped = true;
    }
    return new Tuple2<>(weights, Arrays.copyOf(losses, known));
  }

  private static void warn(double fraction, int iterations, double tolerance) {
    if (fraction < 1.0 && tolerance > 0.0) {
      LOG.warn(
          "Testing against a convergenceTol when using miniBatchFraction < 1.0 can be unstable"
              + " because of the stochasticity in sampling.");
    }
    if (iterations * fraction < 1.0) {
      LOG.warn(
          "Not all examples will be used if numIterations * miniBatchFraction < 1.0: {} * {}",
          iterations,
          fraction);
    }
  }

  private static boolean isConverged(Vector previous, Vector current, double tolerance) {
    double[] step = current.toArray().clone();
    for (int i = 0; i < step.length; i++) {
      step[i] = previous.apply(i) - step[i];
    }
    double length = Vectors.norm(Vectors.dense(step), 2.0);
    return length < tolerance * Math.max(Vectors.norm(current, 2.0), 1.0);
  }
}
