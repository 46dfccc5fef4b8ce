package org.minispark.mllib.optimization;

import org.minispark.Tuple2;
import org.minispark.mllib.internal.Requirement;
import org.minispark.mllib.linalg.Vector;
import org.minispark.mllib.linalg.Vectors;
import org.minispark.mllib.optimization.CostFunction.Cost;
import org.minispark.rdd.RDD;

/**
 * L-BFGS: guesses the curvature of the loss from the last few steps, and so needs far fewer passes
 * over the points than gradient descent. Each look at the loss is one job.
 *
 * <p>It finds the same optimum as Spark's, by another line search: the way there differs.
 */
public class LBFGS implements Optimizer {
  private static final long serialVersionUID = 1L;

  private Gradient gradient;
  private Updater updater;
  private int numCorrections = 10;
  private double convergenceTol = 1e-6;
  private int maxNumIterations = 100;
  private double regParam;

  public LBFGS(Gradient gradient, Updater updater) {
    this.gradient = gradient;
    this.updater = updater;
  }

  /** How many steps to remember (default 10). */
  public LBFGS setNumCorrections(int corrections) {
    Requirement.require(
        corrections > 0, "Number of corrections must be positive but got " + corrections);
    this.numCorrections = corrections;
    return this;
  }

  /** Ends when the loss has changed by no more than this share of it (default 1e-6). */
  public LBFGS setConvergenceTol(double tolerance) {
    Requirement.require(
        tolerance >= 0, "Convergence tolerance must be nonnegative but got " + tolerance);
    this.convergenceTol = tolerance;
    return this;
  }

  /** The most steps (default 100). */
  public LBFGS setNumIterations(int iters) {
    Requirement.require(iters >= 0, "Maximum of iterations must be nonnegative but got " + iters);
    this.maxNumIterations = iters;
    return this;
  }

  /** How much the updater's penalty counts (default 0.0). */
  public LBFGS setRegParam(double regParam) {
    Requirement.require(
        regParam >= 0, "Regularization parameter must be nonnegative but got " + regParam);
    this.regParam = regParam;
    return this;
  }

  public double getConvergenceTol() {
    return convergenceTol;
  }

  public int getNumIterations() {
    return maxNumIterations;
  }

  public double getRegParam() {
    return regParam;
  }

  /** How many steps to remember. Spark's has none. */
  public int getNumCorrections() {
    return numCorrections;
  }

  /** The loss. */
  public LBFGS setGradient(Gradient gradient) {
    this.gradient = gradient;
    return this;
  }

  /** The penalty; how it steps is not used. */
  public LBFGS setUpdater(Updater updater) {
    this.updater = updater;
    return this;
  }

  public Updater getUpdater() {
    return updater;
  }

  @Override
  public Vector optimize(RDD<Tuple2<Object, Vector>> data, Vector initialWeights) {
    return optimizeWithLossReturned(data, initialWeights)._1;
  }

  /** The weights, and the loss before each step and after the last. */
  public Tuple2<Vector, double[]> optimizeWithLossReturned(
      RDD<Tuple2<Object, Vector>> data, Vector initialWeights) {
    return runLBFGS(
        data,
        gradient,
        updater,
        numCorrections,
        convergenceTol,
        maxNumIterations,
        regParam,
        initialWeights);
  }

  /** Runs L-BFGS. */
  public static Tuple2<Vector, double[]> runLBFGS(
      RDD<Tuple2<Object, Vector>> data,
      Gradient gradient,
      Updater updater,
      int numCorrections,
      double convergenceTol,
      int maxNumIterations,
      double regParam,
      Vector initialWeights) {
    Penalty penalty = new Penalty(updater, regParam);
    CostFunction costs =
        place -> penalty.addTo(Pass.meanLoss(data, gradient, Vectors.dense(place)), place);
    var found =
        new Minimizer(maxNumIterations, numCorrections, convergenceTol, null)
            .minimize(costs, initialWeights.toArray());
    return new Tuple2<>(Vectors.dense(found.place()), found.values());
  }

  /** An updater's penalty and its gradient: what a step of length 1 along no gradient takes off. */
  private record Penalty(Updater updater, double regParam) {
    Cost addTo(Cost loss, double[] place) {
      Vector weights = Vectors.dense(place);
      Vector zeros = Vectors.zeros(place.length);
      double penalty = (Double) updater.compute(weights, zeros, 0, 1, regParam)._2;
      double[] shrunk = updater.compute(weights, zeros, 1, 1, regParam)._1.toArray();
      double[] gradient = loss.gradient().clone();
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] += place[i] - shrunk[i];
      }
      return new Cost(loss.value() + penalty, gradient);
    }
  }
}
