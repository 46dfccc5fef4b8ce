package org.minispark.engine.base;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Golden numbers are from Spark 3.5.7. */
class XORShiftRandomTest {
  @Test
  void drawsSparksNumbers() {
    assertDraws(
        0L, 520798028, 28, 1880247635712773362L, 0.0953472826424725, -0.9852128542502976, true);
    assertDraws(
        1L, 512468703, 68, 8819672148546340389L, 0.134842710012538, 0.8307714772204976, false);
    assertDraws(
        -1L, 20335744, 58, -7401428064487729366L, 0.9042833431841623, 1.0157377675412393, false);
    assertDraws(
        42L, 444206279, 23, -8211798166537113192L, 0.8325259388871524, -1.192120338023162, false);
    assertDraws(
        9223372036854775807L,
        -1598723810,
        33,
        5161547190091318579L,
        0.08354279996053304,
        -1.0349142823539137,
        true);
    assertDraws(
        Long.MIN_VALUE,
        -323407706,
        51,
        4495484108528196451L,
        0.23269187154255977,
        -0.2586691643365486,
        true);
  }

  @Test
  void setSeedStartsAgain() {
    XORShiftRandom random = new XORShiftRandom(7);
    random.nextInt();

    random.setSeed(42);

    assertThat(random.nextInt()).isEqualTo(444206279);
    assertThat(random.nextInt()).isEqualTo(1508163723);
  }

  private static void assertDraws(
      long seed, int anInt, int below100, long aLong, double aDouble, double gauss, boolean bit) {
    XORShiftRandom random = new XORShiftRandom(seed);
    assertThat(random.nextInt()).isEqualTo(anInt);
    assertThat(random.nextInt(100)).isEqualTo(below100);
    assertThat(random.nextLong()).isEqualTo(aLong);
    assertThat(random.nextDouble()).isEqualTo(aDouble);
    assertThat(random.nextGaussian()).isEqualTo(gauss);
    assertThat(random.nextBoolean()).isEqualTo(bit);
  }
}
