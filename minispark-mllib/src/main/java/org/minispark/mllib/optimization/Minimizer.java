package org.minispark.mllib.optimization;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.minispark.mllib.optimization.CostFunction.Cost;

/**
 * L-BFGS; and OWL-QN where each variable may have a penalty on its absolute value, which has no
 * gradient at zero (Andrew, Gao: Scalable training of L1-regularized log-linear models, 2007).
 *
 * <p>It ends after so many iterations; when the value has hardly changed over the last ten; when
 * the gradient is small beside the value; or when nothing lower is found.
 */
public final class Minimizer {
  private static final int REMEMBERED_VALUES = 10;
  private static final double DECREASE = 1e-4;
  private static final int MAX_HALVINGS = 40;

  private final int maxIterations;
  private final double tolerance;
  private final double[] penalties;
  private final LimitedMemory memory;
  private final Deque<Double> latest = new ArrayDeque<>();

  /** The lowest place that was found, and the value before each step and after the last. */
  public record Minimum(double[] place, double[] values) {}

  /**
   * @param corrections how many steps to remember
   * @param penalties on the absolute value of each variable; null for none
   */
  public Minimizer(int maxIterations, int corrections, double tolerance, double[] penalties) {
    this.maxIterations = maxIterations;
    this.tolerance = tolerance;
    this.penalties = penalties;
    this.memory = new LimitedMemory(corrections);
  }

  public Minimum minimize(CostFunction function, double[] start) {
    double[] place = start.clone();
    Cost cost = function.at(place);
    List<Double> values = new ArrayList<>();
    values.add(cost.value() + penalty(place));
    latest.add(values.get(0));
    for (int i = 0; i < maxIterations; i++) {
      double[] slope = slope(place, cost.gradient());
      if (isFlat(slope, values.get(i))) {
        break;
      }
      StrongWolfe.Trial next = step(function, place, cost, slope);
      if (next == null) {
        break;
      }
      memory.remember(
          Doubles.difference(next.place(), place),
          Doubles.difference(next.cost().gradient(), cost.gradient()));
      place = next.place();
      cost = next.cost();
      values.add(cost.value() + penalty(place));
      if (hasSettled(values.get(i + 1))) {
        break;
      }
    }
    return new Minimum(place, values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private boolean isFlat(double[] slope, double value) {
    return Doubles.norm(slope) <= tolerance * Math.max(Math.abs(value), 1e-8);
  }

  private boolean hasSettled(double value) {
    double oldest = latest.peekFirst();
    boolean isFull = latest.size() >= REMEMBERED_VALUES;
    latest.addLast(value);
    if (isFull) {
      latest.removeFirst();
    }
    return isFull && Math.abs(oldest - value) <= tolerance * Math.max(Math.abs(value), 1e-300);
  }

  /** The next place; once more straight downhill, if the memory has led astray. */
  private StrongWolfe.Trial step(CostFunction function, double[] place, Cost cost, double[] slope) {
    StrongWolfe.Trial next = search(function, place, cost, slope);
    if (next == null) {
      memory.forget();
      next = search(function, place, cost, slope);
    }
    return next;
  }

  private StrongWolfe.Trial search(
      CostFunction function, double[] place, Cost cost, double[] slope) {
    double[] direction = memory.direction(slope);
    if (penalties != null) {
      align(direction, slope);
    }
    if (!(Doubles.dot(direction, slope) < 0)) {
      return null;
    }
    boolean isSteepest =
        Math.abs(Doubles.dot(direction, slope) + Doubles.dot(slope, slope)) < 1e-300;
    double length = isSteepest || latest.size() == 1 ? 1.0 / Doubles.norm(slope) : 1.0;
    return penalties == null
        ? new StrongWolfe(function, place, cost, direction).search(length)
        : withinOrthant(function, place, cost, slope, direction, length);
  }

  private double penalty(double[] place) {
    double sum = 0;
    for (int i = 0; penalties != null && i < place.length; i++) {
      sum += penalties[i] * Math.abs(place[i]);
    }
    return sum;
  }

  /** The gradient with the penalties; at zero, that of the side on which it goes down, or none. */
  private double[] slope(double[] place, double[] gradient) {
    if (penalties == null) {
      return gradient;
    }
    double[] slope = gradient.clone();
    for (int i = 0; i < slope.length; i++) {
      if (place[i] != 0) {
        slope[i] += Math.signum(place[i]) * penalties[i];
      } else {
        slope[i] = Math.signum(slope[i]) * Math.max(Math.abs(slope[i]) - penalties[i], 0);
      }
    }
    return slope;
  }

  /** No variable goes uphill. */
  private static void align(double[] direction, double[] slope) {
    for (int i = 0; i < direction.length; i++) {
      if (direction[i] * slope[i] >= 0) {
        direction[i] = 0;
      }
    }
  }

  /**
   * Halves the step until the cost has fallen; a variable that would change its sign stays at 0.
   */
  private StrongWolfe.Trial withinOrthant(
      CostFunction function,
      double[] start,
      Cost cost,
      double[] slope,
      double[] direction,
      double firstLength) {
    double before = cost.value() + penalty(start);
    double length = firstLength;
    for (int i = 0; i < MAX_HALVINGS; i++) {
      double[] place = start.clone();
      Doubles.add(length, direction, place);
      for (int j = 0; j < place.length; j++) {
        double side = start[j] != 0 ? start[j] : -slope[j];
        place[j] = place[j] * side > 0 || penalties[j] == 0 ? place[j] : 0;
      }
      Cost trial = function.at(place);
      double expected = Doubles.dot(slope, Doubles.difference(place, start));
      if (trial.value() + penalty(place) <= before + DECREASE * expected) {
        return new StrongWolfe.Trial(length, place, trial, 0);
      }
      length /= 2;
    }
    return null;
  }
}
