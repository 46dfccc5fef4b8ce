package org.minispark.compare.parity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NearTextTest {
  private static final double MILLIONTH = 1e-6;

  @Test
  void takesNearNumbersForTheSame() {
    assertThat(NearText.withNearNumbersOf("[1.5, -2.0E-7]", "[1.5000009, 0.0]", MILLIONTH))
        .isEqualTo("[1.5, -2.0E-7]");
  }

  @Test
  void keepsWhatIsFartherApartOrText() {
    assertThat(NearText.withNearNumbersOf("[1.5, \"0.1\"]", "[1.50001, \"0.1000001\"]", MILLIONTH))
        .isEqualTo("[1.50001, \"0.1000001\"]");
    assertThat(NearText.withNearNumbersOf("[1.0]", "[1.0, 2.0]", MILLIONTH))
        .isEqualTo("[1.0, 2.0]");
  }
}
