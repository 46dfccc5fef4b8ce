package org.minispark.mllib.optimization;

/** A smooth function of many variables, to be minimized. */
@FunctionalInterface
public interface CostFunction {
  /** The function's value and its gradient at a place. */
  record Cost(double value, double[] gradient) {}

  Cost at(double[] place);
}
