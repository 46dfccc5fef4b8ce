package org.minispark.mllib.stat;

import org.minispark.mllib.linalg.Vector;

/** What is known of each column of a set of vectors. */
public interface MultivariateStatisticalSummary {
  Vector mean();

  /** The unbiased variance, with n - 1. */
  Vector variance();

  /** How many vectors there are. */
  long count();

  /** The sum of the vectors' weights. */
  double weightSum();

  /** How many values of each column are not zero. */
  Vector numNonzeros();

  Vector max();

  Vector min();

  /** The root of the sum of squares of each column. */
  Vector normL2();

  /** The sum of the absolute values of each column. */
  Vector normL1();
}
