package org.minispark.engine.serializer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keys that are longs, between {@link OutputBuffer} and {@link InputBuffer}. */
class LeadingLongTest {
  /** The largest and the smallest of each width, and their neighbours. */
  private static List<Long> numbers() {
    List<Long> numbers = new ArrayList<>();
    for (int bits = 0; bits < Long.SIZE; bits++) {
      for (long near = -2; near <= 2; near++) {
        numbers.add((1L << bits) + near);
        numbers.add(-(1L << bits) + near);
      }
    }
    return numbers;
  }

  private static byte[] written(List<Long> numbers) throws IOException {
    OutputBuffer out = OutputBuffer.growing();
    for (long number : numbers) {
      out.writeLeadingLong(number);
    }
    return out.toByteArray();
  }

  private static List<Long> read(InputBuffer in) throws IOException {
    List<Long> numbers = new ArrayList<>();
    while (!in.isAtEnd()) {
      numbers.add(in.readLeadingLong());
    }
    return numbers;
  }

  private static InputStream slow(byte[] bytes) {
    return new ByteArrayInputStream(bytes) {
      @Override
      public synchronized int read(byte[] to, int offset, int length) {
        return super.read(to, offset, Math.min(length, 5));
      }
    };
  }

  @Test
  void everyNumberComesBack() throws IOException {
    List<Long> numbers = numbers();
    byte[] bytes = written(numbers);

    assertThat(read(InputBuffer.of(bytes))).isEqualTo(numbers);
    assertThat(read(InputBuffer.of(slow(bytes), null))).isEqualTo(numbers);
    for (long number : numbers) {
      assertThat(read(InputBuffer.of(written(List.of(number))))).containsExactly(number);
    }
  }

  @Test
  void costsAByteForEverySevenBits() throws IOException {
    assertThat(written(List.of(63L, -64L))).hasSize(2);
    assertThat(written(List.of(64L, -65L))).hasSize(2 * 2);
    assertThat(written(List.of((1L << 34) - 1, -(1L << 34)))).hasSize(2 * 5);
    assertThat(written(List.of((1L << 55) - 1, -(1L << 55)))).hasSize(2 * 8);
    assertThat(written(List.of(1L << 55, Long.MAX_VALUE, Long.MIN_VALUE))).hasSize(3 * 9);
  }

  @Test
  void whatNumbersHaveInCommonIsAtTheFront() throws IOException {
    byte[] one = written(List.of(1_700_000_000_000L));
    byte[] other = written(List.of(1_700_000_000_001L));

    assertThat(Arrays.mismatch(one, other)).isEqualTo(one.length - 1);
  }

  @Test
  void aNumberThatIsCutIsAnError() throws IOException {
    for (long number : numbers()) {
      byte[] bytes = written(List.of(number));
      byte[] cut = Arrays.copyOf(bytes, bytes.length - 1);

      assertThatThrownBy(() -> InputBuffer.of(cut).readLeadingLong())
          .isInstanceOf(EOFException.class);
    }
  }
}
