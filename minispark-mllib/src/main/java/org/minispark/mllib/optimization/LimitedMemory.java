package org.minispark.mllib.optimization;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * What L-BFGS remembers: the last few steps and how the gradient changed on them. From these it
 * guesses the curvature, and so the direction of the next step, without ever holding a matrix
 * (Nocedal, Wright: Numerical Optimization, algorithm 7.4).
 */
final class LimitedMemory {
  private final int size;
  private final Deque<Pair> latestFirst = new ArrayDeque<>();

  LimitedMemory(int size) {
    this.size = size;
  }

  private record Pair(double[] step, double[] change, double curvature) {}

  /** Forgets the oldest if there are too many; a step without curvature teaches nothing. */
  void remember(double[] step, double[] change) {
    double curvature = Doubles.dot(step, change);
    if (curvature <= 0) {
      return;
    }
    latestFirst.addFirst(new Pair(step, change, curvature));
    if (latestFirst.size() > size) {
      latestFirst.removeLast();
    }
  }

  void forget() {
    latestFirst.clear();
  }

  /** The gradient, divided by the curvature, downhill. */
  double[] direction(double[] gradient) {
    double[] direction = gradient.clone();
    double[] shares = new double[latestFirst.size()];
    int i = 0;
    for (Pair pair : latestFirst) {
      shares[i] = Doubles.dot(pair.step, direction) / pair.curvature;
      Doubles.add(-shares[i++], pair.change, direction);
    }
    scale(direction);
    for (Iterator<Pair> oldest = latestFirst.descendingIterator(); oldest.hasNext(); ) {
      Pair pair = oldest.next();
      double correction = Doubles.dot(pair.change, direction) / pair.curvature;
      Doubles.add(shares[--i] - correction, pair.step, direction);
    }
    for (int j = 0; j < direction.length; j++) {
      direction[j] = -direction[j];
    }
    return direction;
  }

  private void scale(double[] direction) {
    Pair latest = latestFirst.peekFirst();
    if (latest == null) {
      return;
    }
    double factor = latest.curvature / Doubles.dot(latest.change, latest.change);
    for (int j = 0; j < direction.length; j++) {
      direction[j] *= factor;
    }
  }
}
