package org.minispark.engine.serializer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StreamCorruptedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Texts between {@link OutputBuffer} and {@link InputBuffer}. */
class TextFormTest {
  private static final int[] LENGTHS = {
    0, 1, 2, 7, 8, 9, 16, 31, 32, 63, 64, 4095, 4096, 8191, 8192, 8193, 70_000
  };

  /** Texts of ASCII, of Latin letters and of others, in whole or only at one end. */
  private static List<String> texts() {
    List<String> texts = new ArrayList<>();
    for (int length : LENGTHS) {
      for (String character : new String[] {"a", "\0", "\u007f", "\u0080", "\u00ff", "\u20ac"}) {
        String text = character.repeat(length);
        texts.add(text);
        texts.add("b" + text);
        texts.add(text + "b");
      }
    }
    return texts;
  }

  private static byte[] written(List<String> texts) throws IOException {
    OutputBuffer out = OutputBuffer.growing();
    for (String text : texts) {
      out.writeString(text);
    }
    return out.toByteArray();
  }

  private static List<String> read(InputBuffer in) throws IOException {
    List<String> texts = new ArrayList<>();
    while (!in.isAtEnd()) {
      texts.add(in.readString());
    }
    return texts;
  }

  /** Gives few bytes at a time, so that texts lie across them. */
  private static InputStream slow(byte[] bytes) {
    return new ByteArrayInputStream(bytes) {
      @Override
      public synchronized int read(byte[] to, int offset, int length) {
        return super.read(to, offset, Math.min(length, 5));
      }
    };
  }

  @Test
  void everyTextComesBack() throws IOException {
    List<String> texts = texts();
    byte[] bytes = written(texts);

    assertThat(read(InputBuffer.of(bytes))).isEqualTo(texts);
    assertThat(read(InputBuffer.of(new ByteArrayInputStream(bytes), null))).isEqualTo(texts);
    assertThat(read(InputBuffer.of(slow(bytes), null))).isEqualTo(texts);
  }

  @Test
  void asciiCostsItsCharactersOnly() throws IOException {
    assertThat(written(List.of("word"))).containsExactly('w', 'o', 'r', 'd' | 0x80);
    assertThat(written(List.of("w"))).hasSize(2);
    assertThat(written(List.of(""))).hasSize(1);
    assertThat(written(List.of("w\u00f6rter"))).hasSize(7);
    assertThat(written(List.of("\u20ac"))).hasSize(3);
  }

  @Test
  void readingLeavesBytesThatOthersHoldAsTheyAre() throws IOException {
    byte[] bytes = written(List.of("word", "a longer text"));
    byte[] before = bytes.clone();

    read(InputBuffer.of(bytes));

    assertThat(bytes).isEqualTo(before);
  }

  @Test
  void aTextWhoseEndWasLostIsAnError() {
    byte[] endless = new byte[100_000];
    Arrays.fill(endless, (byte) 'a');

    assertThatThrownBy(() -> InputBuffer.of(endless).readString())
        .isInstanceOf(StreamCorruptedException.class)
        .hasMessage("corrupt records at byte 0: a text that does not end");
    assertThatThrownBy(() -> InputBuffer.of(slow(endless), null).readString())
        .isInstanceOf(StreamCorruptedException.class);
    assertThatThrownBy(() -> InputBuffer.of(Arrays.copyOf(endless, 100)).readString())
        .isInstanceOf(EOFException.class);
  }
}
