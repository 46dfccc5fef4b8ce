package org.minispark.compare.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EqualityTest {
  @ParameterizedTest
  @ValueSource(strings = {"local", "local[1]", "local[ 1 ]", "local[1,4]"})
  void oneSlotDemandsTheSameBits(String master) {
    assertThat(Equality.on(master)).isEqualTo(Equality.SAME_BITS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"local[2]", "local[*]", "local[12]", "local[2,1]"})
  void severalSlotsAllowCloseNumbers(String master) {
    assertThat(Equality.on(master)).isEqualTo(Equality.CLOSE_NUMBERS);
  }

  @Test
  void sameBitsMeansTheSameText() {
    assertThat(Equality.SAME_BITS.same("x 0.1", "x 0.1")).isTrue();
    assertThat(Equality.SAME_BITS.same("x 0.1", "x 0.10")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(a,0.30000000000000004) | (a,0.3)",
        "w = [1.0E10, -2.5] | w = [1.0000000001E10, -2.5]",
        "loss 0.5. | loss 0.50000000001.",
        "3 | 3.0",
        "NaN | NaN",
      })
  void closeNumbersInTheSameTextAreEqual(String one, String other) {
    assertThat(Equality.CLOSE_NUMBERS.same(one, other)).isTrue();
    assertThat(Equality.CLOSE_NUMBERS.same(other, one)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(a,0.3) | (a,0.30001)",
        "(a,0.3) | (b,0.3)",
        "10000000000 | 10000000001",
        "0.0 | 1.0E-300",
        "version 1.2.3 | version 1.2.4",
        "1.5 2.5 | 1.5",
        "0.5 | NaN",
        "x1 | x2",
        "-1.5 | 1.5",
      })
  void allElseDiffers(String one, String other) {
    assertThat(Equality.CLOSE_NUMBERS.same(one, other)).isFalse();
    assertThat(Equality.CLOSE_NUMBERS.same(other, one)).isFalse();
  }
}
