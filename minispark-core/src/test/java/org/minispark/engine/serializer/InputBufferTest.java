package org.minispark.engine.serializer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InputBufferTest {
  /** Once a part is there, the rest is believed: no copy of what is nearly full. */
  @Test
  void aLargeArrayIsNotCopiedWhenItIsNearlyFull() {
    for (int length : new int[] {InputBuffer.TRUSTED + 1, 129 << 20, 300 << 20, 2_000_000_000}) {
      int filled = InputBuffer.TRUSTED;
      int before = filled;
      while (filled < length) {
        before = filled;
        filled = InputBuffer.grown(filled, length);
      }
      assertThat(before).isLessThanOrEqualTo(Math.max(InputBuffer.TRUSTED, length / 8));
      assertThat(filled).isEqualTo(length);
    }
  }

  @Test
  void aLengthThatIsNotTrueCostsAFewTimesWhatIsThere() {
    assertThat(InputBuffer.grown(InputBuffer.TRUSTED, Integer.MAX_VALUE))
        .isEqualTo(2 * InputBuffer.TRUSTED);
    assertThat(InputBuffer.grown(1 << 30, Integer.MAX_VALUE)).isEqualTo(Integer.MAX_VALUE);
  }
}
