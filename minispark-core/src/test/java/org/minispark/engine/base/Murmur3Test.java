package org.minispark.engine.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class Murmur3Test {
  @Test
  void hashesIntsAsGuavasMurmur3WithSeedZero() {
    assertThat(Murmur3.hashInt(0)).isEqualTo(593689054);
    assertThat(Murmur3.hashInt(1)).isEqualTo(-68075478);
    assertThat(Murmur3.hashInt(-1)).isEqualTo(1982413648);
    assertThat(Murmur3.hashInt(42)).isEqualTo(-1134849565);
    assertThat(Murmur3.hashInt(2147483647)).isEqualTo(-1653689534);
    assertThat(Murmur3.hashInt(Integer.MIN_VALUE)).isEqualTo(-1718298732);
    assertThat(Murmur3.hashInt(99162322)).isEqualTo(1715862179);
  }

  @Test
  void hashesBytesAsScalaDoes() {
    assertThat(Murmur3.hashBytes(utf8(""), 0)).isEqualTo(0);
    assertThat(Murmur3.hashBytes(utf8(""), 1007110753)).isEqualTo(-1579025880);
    assertThat(Murmur3.hashBytes(utf8("a"), 0)).isEqualTo(1009084850);
    assertThat(Murmur3.hashBytes(utf8("a"), 1007110753)).isEqualTo(-1188936396);
    assertThat(Murmur3.hashBytes(utf8("ab"), 0)).isEqualTo(-1681926305);
    assertThat(Murmur3.hashBytes(utf8("ab"), 1007110753)).isEqualTo(799217227);
    assertThat(Murmur3.hashBytes(utf8("abc"), 0)).isEqualTo(-1277324294);
    assertThat(Murmur3.hashBytes(utf8("abc"), 1007110753)).isEqualTo(-1711301140);
    assertThat(Murmur3.hashBytes(utf8("abcd"), 0)).isEqualTo(1139631978);
    assertThat(Murmur3.hashBytes(utf8("abcd"), 1007110753)).isEqualTo(-611886717);
    assertThat(Murmur3.hashBytes(utf8("abcde"), 0)).isEqualTo(-392455434);
    assertThat(Murmur3.hashBytes(utf8("abcde"), 1007110753)).isEqualTo(-1198791167);
    assertThat(Murmur3.hashBytes(utf8("café au lait"), 0)).isEqualTo(594838579);
    assertThat(Murmur3.hashBytes(utf8("café au lait"), 1007110753)).isEqualTo(-1183753527);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
