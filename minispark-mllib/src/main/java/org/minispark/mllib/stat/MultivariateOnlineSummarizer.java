package org.minispark.mllib.stat;

import java.io.Serializable;
import java.util.Arrays;
import org.minispark.mllib.internal.Requirement;
import org.minispark.mllib.linalg.SparseVector;
import org.minispark.mllib.linalg.Vector;
import org.minispark.mllib.linalg.Vectors;

/**
 * Sums up vectors column by column, in one pass; two can be merged.
 *
 * <p>Zeros are not looked at. Mean and variance are first those of a column's nonzeros, by
 * Welford's method, and the zeros come in at the end: so a sparse vector costs as much as it holds.
 * Each vector may count with a weight. The order of operations is Spark's, and so are the bits.
 */
public class MultivariateOnlineSummarizer implements MultivariateStatisticalSummary, Serializable {
  private static final long serialVersionUID = 1L;

  private int n;
  private double[] mean;
  private double[] squaredDistances;
  private double[] squares;
  private double[] absolutes;
  private double[] weights;
  private long[] nonzeros;
  private double[] max;
  private double[] min;
  private long totalCount;
  private double totalWeight;
  private double totalSquaredWeight;

  /** Adds a vector; all must have the same size. */
  public MultivariateOnlineSummarizer add(Vector sample) {
    return add(sample, 1.0);
  }

  /**
   * Adds a vector that counts as much as its weight.
   *
   * @param weight not negative; with 0 the vector is left out
   */
  public MultivariateOnlineSummarizer add(Vector sample, double weight) {
    Requirement.require(weight >= 0.0, "sample weight, " + weight + " has to be >= 0.0");
    if (weight == 0.0) {
      return this;
    }
    if (n == 0) {
      start(sample.size());
    }
    if (n != sample.size()) {
      throw new IllegalArgumentException(
          "requirement failed: Dimensions mismatch when adding new sample. Expecting "
              + n
              + " but got "
              + sample.size()
              + ".");
    }
    if (sample instanceof SparseVector sparse) {
      double[] values = sparse.values();
      for (int k = 0; k < values.length; k++) {
        add(sparse.indices()[k], values[k], weight);
      }
    } else {
      double[] values = sample.toArray();
      for (int i = 0; i < values.length; i++) {
        add(i, values[i], weight);
      }
    }
    totalWeight += weight;
    totalSquaredWeight += weight * weight;
    totalCount++;
    return this;
  }

  private void start(int size) {
    Requirement.require(size > 0, "Vector should have dimension larger than zero.");
    n = size;
    mean = new double[n];
    squaredDistances = new double[n];
    squares = new double[n];
    absolutes = new double[n];
    weights = new double[n];
    nonzeros = new long[n];
    max = new double[n];
    min = new double[n];
    Arrays.fill(max, -Double.MAX_VALUE);
    Arrays.fill(min, Double.MAX_VALUE);
  }

  private void add(int column, double value, double weight) {
    if (value == 0.0) {
      return;
    }
    if (max[column] < value) {
      max[column] = value;
    }
    if (min[column] > value) {
      min[column] = value;
    }
    double difference = value - mean[column];
    mean[column] += weight * difference / (weights[column] + weight);
    squaredDistances[column] += weight * (value - mean[column]) * difference;
    squares[column] += weight * value * value;
    absolutes[column] += weight * Math.abs(value);
    weights[column] += weight;
    nonzeros[column]++;
  }

  /** Adds all that another has seen. */
  public MultivariateOnlineSummarizer merge(MultivariateOnlineSummarizer other) {
    if (other.totalWeight == 0.0) {
      return this;
    }
    if (totalWeight == 0.0) {
      become(other);
      return this;
    }
    if (n != other.n) {
      throw new IllegalArgumentException(
          "requirement failed: Dimensions mismatch when merging with another summarizer. Expecting "
              + n
              + " but got "
              + other.n
              + ".");
    }
    totalCount += other.totalCount;
    totalWeight += other.totalWeight;
    totalSquaredWeight += other.totalSquaredWeight;
    for (int i = 0; i < n; i++) {
      merge(other, i);
    }
    return this;
  }

  private void merge(MultivariateOnlineSummarizer other, int i) {
    double own = weights[i];
    double others = other.weights[i];
    double all = own + others;
    if (all != 0.0) {
      double difference = other.mean[i] - mean[i];
      mean[i] += difference * others / all;
      squaredDistances[i] +=
          other.squaredDistances[i] + difference * difference * own * others / all;
      squares[i] += other.squares[i];
      absolutes[i] += other.absolutes[i];
      max[i] = Math.max(max[i], other.max[i]);
      min[i] = Math.min(min[i], other.min[i]);
    }
    weights[i] = all;
    nonzeros[i] += other.nonzeros[i];
  }

  private void become(MultivariateOnlineSummarizer other) {
    n = other.n;
    mean = other.mean.clone();
    squaredDistances = other.squaredDistances.clone();
    squares = other.squares.clone();
    absolutes = other.absolutes.clone();
    weights = other.weights.clone();
    nonzeros = other.nonzeros.clone();
    max = other.max.clone();
    min = other.min.clone();
    totalCount = other.totalCount;
    totalWeight = other.totalWeight;
    totalSquaredWeight = other.totalSquaredWeight;
  }

  private void requireSome() {
    Requirement.require(totalWeight > 0, "Nothing has been added to this summarizer.");
  }

  @Override
  public Vector mean() {
    requireSome();
    double[] all = new double[n];
    for (int i = 0; i < n; i++) {
      all[i] = mean[i] * (weights[i] / totalWeight);
    }
    return Vectors.dense(all);
  }

  @Override
  public Vector variance() {
    requireSome();
    double[] all = new double[n];
    double denominator = totalWeight - totalSquaredWeight / totalWeight;
    if (denominator > 0.0) {
      for (int i = 0; i < n; i++) {
        double ofZeros = mean[i] * mean[i] * weights[i] * (totalWeight - weights[i]) / totalWeight;
        all[i] = Math.max((squaredDistances[i] + ofZeros) / denominator, 0.0);
      }
    }
    return Vectors.dense(all);
  }

  @Override
  public long count() {
    return totalCount;
  }

  @Override
  public double weightSum() {
    return totalWeight;
  }

  @Override
  public Vector numNonzeros() {
    Requirement.require(totalCount > 0, "Nothing has been added to this summarizer.");
    return Vectors.dense(Arrays.stream(nonzeros).asDoubleStream().toArray());
  }

  @Override
  public Vector max() {
    requireSome();
    double[] all = new double[n];
    for (int i = 0; i < n; i++) {
      boolean hasZero = nonzeros[i] < totalCount;
      all[i] = hasZero && max[i] < 0.0 ? 0.0 : max[i];
    }
    return Vectors.dense(all);
  }

  @Override
  public Vector min() {
    requireSome();
    double[] all = new double[n];
    for (int i = 0; i < n; i++) {
      boolean hasZero = nonzeros[i] < totalCount;
      all[i] = hasZero && min[i] > 0.0 ? 0.0 : min[i];
    }
    return Vectors.dense(all);
  }

  @Override
  public Vector normL2() {
    requireSome();
    double[] all = new double[n];
    for (int i = 0; i < n; i++) {
      all[i] = Math.sqrt(squares[i]);
    }
    return Vectors.dense(all);
  }

  @Override
  public Vector normL1() {
    requireSome();
    return Vectors.dense(absolutes.clone());
  }
}
