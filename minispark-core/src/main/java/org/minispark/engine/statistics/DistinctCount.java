package org.minispark.engine.statistics;

import com.clearspring.analytics.stream.cardinality.CardinalityMergeException;
import com.clearspring.analytics.stream.cardinality.HyperLogLogPlus;
import java.io.Serializable;

/**
 * Counts distinct elements approximately in constant memory: HyperLogLog++ (Heule, Nunkesser, Hall,
 * "HyperLogLog in Practice", EDBT 2013). Elements are told apart by their {@code toString}, as the
 * library that Spark uses does. Null counts as an element.
 */
public final class DistinctCount implements Serializable {
  private static final long serialVersionUID = 1L;

  private final HyperLogLogPlus registers;

  /**
   * @param precision the count uses 2^precision registers; at least 4
   * @param sparsePrecision the precision while there are few elements, at most 32; 0 for none
   * @throws IllegalArgumentException if the precisions do not fit
   */
  public DistinctCount(int precision, int sparsePrecision) {
    require(precision >= 4, "p (" + precision + ") must be >= 4");
    require(sparsePrecision <= 32, "sp (" + sparsePrecision + ") must be <= 32");
    require(
        sparsePrecision == 0 || precision <= sparsePrecision,
        "p (" + precision + ") cannot be greater than sp (" + sparsePrecision + ")");
    registers = new HyperLogLogPlus(precision, sparsePrecision);
  }

  /**
   * The precision that keeps the count within a relative accuracy.
   *
   * @param relativeSd the standard deviation of the count divided by the count; over 0.000017
   */
  public static int precisionFor(double relativeSd) {
    require(relativeSd > 0.000017, "accuracy (" + relativeSd + ") must be greater than 0.000017");
    int precision = (int) Math.ceil(2 * Math.log(1.054 / relativeSd) / Math.log(2));
    return Math.max(4, precision);
  }

  /** Counts an element, which may be null. */
  public void add(Object element) {
    registers.offer(element);
  }

  /** Counts all that another has counted; both must have the same precision. */
  public void addAll(DistinctCount other) {
    try {
      registers.addAll(other.registers);
    } catch (CardinalityMergeException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** About how many distinct elements were added. */
  public long estimate() {
    return registers.cardinality();
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException("requirement failed: " + message);
    }
  }
}
