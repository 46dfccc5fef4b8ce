package org.minispark.util;

/** Sums and counts doubles. */
public class DoubleAccumulator extends AccumulatorV2<Double, Double> {
  private static final long serialVersionUID = 1L;

  private double sum;
  private long count;

  /** Whether nothing was added, not even a 0. */
  @Override
  public boolean isZero() {
    return sum == 0 && count == 0;
  }

  @Override
  public DoubleAccumulator copy() {
    DoubleAccumulator copy = new DoubleAccumulator();
    copy.sum = sum;
    copy.count = count;
    return copy;
  }

  @Override
  public void reset() {
    sum = 0;
    count = 0;
  }

  /** Adds a number; null counts as zero, as it does in Spark. */
  @Override
  public void add(Double value) {
    add(value == null ? 0.0 : value.doubleValue());
  }

  /** Adds a number. */
  public void add(double value) {
    sum += value;
    count++;
  }

  /** How many numbers were added. */
  public long count() {
    return count;
  }

  /** The sum of all that was added. */
  public double sum() {
    return sum;
  }

  /** The mean of what was added; NaN if nothing was. */
  public double avg() {
    return sum / count;
  }

  @Override
  public void merge(AccumulatorV2<Double, Double> other) {
    if (!(other instanceof DoubleAccumulator that)) {
      throw cannotMerge(other);
    }
    sum += that.sum;
    count += that.count;
  }

  @Override
  public Double value() {
    return sum;
  }
}
