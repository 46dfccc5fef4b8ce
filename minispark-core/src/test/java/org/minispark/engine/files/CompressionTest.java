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
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CompressionTest {
  @ParameterizedTest
  @EnumSource(names = {"NONE", "GZIP", "DEFLATE", "LZ4"})
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
