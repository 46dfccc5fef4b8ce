package org.minispark.mllib.optimization;

import org.minispark.mllib.optimization.CostFunction.Cost;

/**
 * How far to go in a direction: far enough that the cost has fallen and the slope has flattened,
 * both by a fixed share (Nocedal, Wright: Numerical Optimization, algorithms 3.5 and 3.6).
 */
final class StrongWolfe {
  private static final double DECREASE = 1e-4;
  private static final double FLATTENING = 0.9;
  private static final int MAX_TRIALS = 30;

  private final CostFunction function;
  private final double[] start;
  private final double[] direction;
  private final double startValue;
  private final double startSlope;

  /** A place in the direction: how far it is, what it costs, and how steep it is there. */
  record Trial(double length, double[] place, Cost cost, double slope) {}

  StrongWolfe(CostFunction function, double[] start, Cost cost, double[] direction) {
    this.function = function;
    this.start = start;
    this.direction = direction;
    this.startValue = cost.value();
    this.startSlope = Doubles.dot(cost.gradient(), direction);
  }

  /** The place to go to; null if none is found that is lower. */
  Trial search(double firstLength) {
    Trial previous = new Trial(0, start, new Cost(startValue, null), startSlope);
    double length = firstLength;
    for (int i = 0; i < MAX_TRIALS; i++) {
      Trial trial = at(length);
      boolean isHigher = i > 0 && trial.cost.value() >= previous.cost.value();
      if (isTooHigh(trial) || isHigher) {
        return zoom(previous, trial);
      }
      if (isFlat(trial)) {
        return trial;
      }
      if (trial.slope >= 0) {
        return zoom(trial, previous);
      }
      previous = trial;
      length *= 2;
    }
    return previous.length > 0 ? previous : null;
  }

  private Trial zoom(Trial from, Trial to) {
    Trial low = from;
    Trial high = to;
    for (int i = 0; i < MAX_TRIALS; i++) {
      Trial trial = at(between(low, high));
      if (isTooHigh(trial) || trial.cost.value() >= low.cost.value()) {
        high = trial;
        continue;
      }
      if (isFlat(trial)) {
        return trial;
      }
      if (trial.slope * (high.length - low.length) >= 0) {
        high = low;
      }
      low = trial;
    }
    return low.length > 0 ? low : null;
  }

  /** The lowest point of the parabola through both, if it lies well between them; the middle. */
  private static double between(Trial low, Trial high) {
    double width = high.length - low.length;
    double rise = high.cost.value() - low.cost.value() - low.slope * width;
    double lowest = low.length - low.slope * width * width / (2 * rise);
    double margin = 0.1 * Math.abs(width);
    boolean isWithin =
        lowest > Math.min(low.length, high.length) + margin
            && lowest < Math.max(low.length, high.length) - margin;
    return isWithin ? lowest : low.length + width / 2;
  }

  private Trial at(double length) {
    double[] place = start.clone();
    Doubles.add(length, direction, place);
    Cost cost = function.at(place);
    return new Trial(length, place, cost, Doubles.dot(cost.gradient(), direction));
  }

  private boolean isTooHigh(Trial trial) {
    return !(trial.cost.value() <= startValue + DECREASE * trial.length * startSlope);
  }

  private boolean isFlat(Trial trial) {
    return Math.abs(trial.slope) <= -FLATTENING * startSlope;
  }
}
