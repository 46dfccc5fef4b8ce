package org.minispark.engine.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CompressionTest {
  private static final String OF_BZIP2 =
      "QlpoOTFBWSZTWRkqDOgAB7tZgYAQQIB/ADMlyJAAgAAIMAC4Cg0aNBkBoUGjRoMgNApVIDRkANqeSkdikdykaapM6TpS"
          + "daTSk1pOST4UjgUjWA+FIypJi7+S3lI8FI+lI+lI2KRySYygGCkYKRmKRkUjYpGZSMFI0P4u5IpwoSAyVBnQ";

  @ParameterizedTest
  @EnumSource(names = {"NONE", "GZIP", "BZIP2", "DEFLATE", "LZ4"})
  void whatIsPackedComesBack(Compression compression) throws IOException {
    Random random = new Random(7);
    for (int length : new int[] {0, 1, 1_000, 65_535, 65_536, 65_537, 200_000}) {
      byte[] bytes = new byte[length];
      random.nextBytes(bytes);
      Arrays.fill(bytes, 0, length / 2, (byte) 'x');
      assertThat(unpack(compression, pack(compression, bytes))).isEqualTo(bytes);
    }
  }

  @Test
  void damagedBlocksAreErrors() throws IOException {
    byte[] packed = pack(Compression.LZ4, "hello hello hello hello\n".repeat(9).getBytes(UTF_8));

    assertThatThrownBy(() -> unpack(Compression.LZ4, Arrays.copyOf(packed, packed.length - 1)))
        .isInstanceOf(EOFException.class);
    assertThatThrownBy(() -> unpack(Compression.LZ4, HexFormat.of().parseHex("00000001ffffffff")))
        .hasMessageContaining("Not an LZ4 block");
    byte[] other = packed.clone();
    other[8] = (byte) 0xff;
    assertThatThrownBy(() -> unpack(Compression.LZ4, other)).isInstanceOf(IOException.class);
  }

  /** Lengths at which bzip2 writes a count, begins a run anew or ends a block. */
  @Test
  void runsAndBlocksOfBzip2ComeBack() throws IOException {
    for (int length : new int[] {3, 4, 5, 254, 255, 256, 259, 260, 1_000_000}) {
      byte[] same = new byte[length];
      assertThat(unpack(Compression.BZIP2, pack(Compression.BZIP2, same))).isEqualTo(same);
    }
    byte[] alternating = "ab".repeat(500).getBytes(UTF_8);
    assertThat(unpack(Compression.BZIP2, pack(Compression.BZIP2, alternating)))
        .isEqualTo(alternating);
    byte[] random = new byte[1_900_000];
    new Random(8).nextBytes(random);
    assertThat(unpack(Compression.BZIP2, pack(Compression.BZIP2, random))).isEqualTo(random);
  }

  @Test
  void whatBzip2ItselfPackedIsRead() throws IOException {
    byte[] packed = Base64.getDecoder().decode(OF_BZIP2);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      text.append("line ").append(i % 7).append(" of bzip2's own\n");
    }
    text.append("a".repeat(1000));
    assertThat(new String(unpack(Compression.BZIP2, packed), UTF_8)).isEqualTo(text.toString());

    byte[] twice = Arrays.copyOf(packed, packed.length * 2);
    System.arraycopy(packed, 0, twice, packed.length, packed.length);
    assertThat(unpack(Compression.BZIP2, twice)).hasSize(2 * text.length());
  }

  @Test
  void whatIsLeftOfBzip2IsAnError() {
    byte[] packed = Base64.getDecoder().decode(OF_BZIP2);
    for (int length = 0; length < packed.length; length++) {
      byte[] cut = Arrays.copyOf(packed, length);
      assertThatThrownBy(() -> unpack(Compression.BZIP2, cut)).isInstanceOf(IOException.class);
    }
  }

  /** Damage in tables that no symbol uses does no harm. */
  @Test
  void damagedBzip2GivesTheSameBytesOrAnError() throws IOException {
    byte[] packed = Base64.getDecoder().decode(OF_BZIP2);
    byte[] whole = unpack(Compression.BZIP2, packed);
    int errors = 0;
    for (int bit = 0; bit < packed.length * Byte.SIZE; bit++) {
      byte[] other = packed.clone();
      other[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
      try {
        assertThat(unpack(Compression.BZIP2, other)).isEqualTo(whole);
      } catch (IOException e) {
        errors++;
      }
    }
    assertThat(errors).isGreaterThan(900);
  }

  private static byte[] pack(Compression compression, byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = compression.pack(packed)) {
      out.write(bytes, 0, bytes.length / 3);
      out.write(bytes, bytes.length / 3, bytes.length - bytes.length / 3);
    }
    return packed.toByteArray();
  }

  private static byte[] unpack(Compression compression, byte[] packed) throws IOException {
    return compression.unpack(new ByteArrayInputStream(packed)).readAllBytes();
  }
}
