package org.minispark.util;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** The hexadecimal numbers are those of Spark 3.5.7. */
class StatCounterTest {
  @Test
  void addsNumbersToTheBit() {
    assertBits(roots(), 30, 0x1.de385b1166887p1, 0x1.8aa5fe0c3461bp0, 0x1.434931f762d71p0);
  }

  @Test
  void mergesToTheBitWhicheverSideIsLarger() {
    StatCounter few = counted(2, i -> i / 3.0);
    StatCounter some = counted(7, i -> -i * 0.1);
    StatCounter many = roots();

    many.merge(few);
    assertBits(many, 32, 0x1.c454d560501ffp1, 0x1.07c1885c90e68p1, 0x1.755cb5b4046f3p0);
    some.merge(many);
    assertBits(some, 39, 0x1.69f4364c6680ap1, 0x1.fd0d1f9bdb4cbp1, 0x1.029940fe34f06p1);
    few.merge(some);
    assertBits(few, 41, 0x1.5b6b6bd84886dp1, 0x1.02499cd761d6ap2, 0x1.0455ed7336514p1);
    few.merge(few);
    assertBits(few, 82, 0x1.5b6b6bd84886dp1, 0x1.02499cd761d6ap2, 0x1.02b9415aa668cp1);
    assertThat(few)
        .hasToString("(count: 82, mean: 2.714216, stdev: 2.008916, max: 5.477226, min: -0.700000)");
  }

  @Test
  void mergingWithAnEmptyOneChangesNothing() {
    StatCounter merged = new StatCounter().merge(roots()).merge(new StatCounter());

    assertBits(merged, 30, 0x1.de385b1166887p1, 0x1.8aa5fe0c3461bp0, 0x1.434931f762d71p0);
  }

  @Test
  void knowsNothingOfNoNumbers() {
    StatCounter none = new StatCounter();

    assertThat(none)
        .hasToString("(count: 0, mean: 0.000000, stdev: NaN, max: -Infinity, min: Infinity)");
    assertThat(none.variance()).isNaN();
    assertThat(none.sampleVariance()).isNaN();
    assertThat(none.sum()).isZero();
  }

  @Test
  void oneNumberHasNoSampleVariance() {
    StatCounter one = new StatCounter().merge(3.0);

    assertThat(one.variance()).isZero();
    assertThat(one.sampleVariance()).isNaN();
    assertThat(one.max()).isEqualTo(3.0);
    assertThat(one.min()).isEqualTo(3.0);
  }

  @Test
  void aCopyIsOnItsOwn() {
    StatCounter counter = roots();
    StatCounter copy = counter.copy();
    counter.merge(1e9);

    assertThat(copy.count()).isEqualTo(30);
    assertThat(copy.sum()).isEqualTo(30 * 0x1.de385b1166887p1);
  }

  private static StatCounter roots() {
    return counted(30, Math::sqrt);
  }

  /** Counts f(1), f(2), ..., f(n). */
  private static StatCounter counted(int n, IntToDoubleFunction f) {
    StatCounter counter = new StatCounter();
    for (int i = 1; i <= n; i++) {
      counter.merge(f.applyAsDouble(i));
    }
    return counter;
  }

  private static void assertBits(
      StatCounter counter, long count, double mean, double variance, double sampleStdev) {
    assertThat(counter.count()).isEqualTo(count);
    assertThat(counter.mean()).isEqualTo(mean);
    assertThat(counter.variance()).isEqualTo(variance);
    assertThat(counter.stdev()).isEqualTo(Math.sqrt(variance));
    assertThat(counter.sampleStdev()).isEqualTo(sampleStdev);
  }
}
