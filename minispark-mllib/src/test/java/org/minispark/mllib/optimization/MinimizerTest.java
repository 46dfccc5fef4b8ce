package org.minispark.mllib.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minispark.mllib.optimization.CostFunction.Cost;

class MinimizerTest {
  private static final double TIGHT = 1e-14;

  /** Half the sum of i * (x - i) squared: the minimum is at 1, 2, 3 and so on. */
  private static Cost bowl(double[] place) {
    double value = 0;
    double[] gradient = new double[place.length];
    for (int i = 0; i < place.length; i++) {
      double from = place[i] - (i + 1);
      gradient[i] = (i + 1) * from;
      value += 0.5 * gradient[i] * from;
    }
    return new Cost(value, gradient);
  }

  /** The banana valley of Rosenbrock, with its minimum at (1, 1). */
  private static Cost valley(double[] place) {
    double x = place[0];
    double y = place[1];
    double across = y - x * x;
    double[] gradient = {-400 * x * across - 2 * (1 - x), 200 * across};
    return new Cost(100 * across * across + (1 - x) * (1 - x), gradient);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 10})
  void findsTheBottomOfABowl(int corrections) {
    var found =
        new Minimizer(500, corrections, TIGHT, null).minimize(MinimizerTest::bowl, new double[30]);

    for (int i = 0; i < 30; i++) {
      assertThat(found.place()[i]).isCloseTo(i + 1, within(1e-6));
    }
  }

  @Test
  void followsAValley() {
    var found =
        new Minimizer(200, 10, TIGHT, null).minimize(MinimizerTest::valley, new double[] {-1.2, 1});

    assertThat(found.place()[0]).isCloseTo(1, within(1e-6));
    assertThat(found.place()[1]).isCloseTo(1, within(1e-6));
    assertThat(found.values()).isSortedAccordingTo((a, b) -> Double.compare(b, a));
  }

  /** Each variable's optimum is known: what the penalty allows to be left of it. */
  @Test
  void penaltiesLeaveSomeAtZero() {
    double[] penalties = {2, 2, 0, 40};
    var found =
        new Minimizer(300, 10, TIGHT, penalties).minimize(MinimizerTest::bowl, new double[4]);

    assertThat(found.place()[0]).isZero();
    assertThat(found.place()[1]).isCloseTo(1, within(1e-6));
    assertThat(found.place()[2]).isCloseTo(3, within(1e-6));
    assertThat(found.place()[3]).isZero();
  }

  @Test
  void staysAtAMinimum() {
    var found =
        new Minimizer(50, 10, TIGHT, null).minimize(MinimizerTest::bowl, new double[] {1, 2, 3});

    assertThat(found.place()).containsExactly(1, 2, 3);
    assertThat(found.values()).hasSize(1);
  }
}
