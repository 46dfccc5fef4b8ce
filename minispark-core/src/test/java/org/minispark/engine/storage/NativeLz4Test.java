package org.minispark.engine.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class NativeLz4Test {
  @Test
  void worksAndLeavesNoFile() throws IOException {
    byte[] content = "to be or not to be ".repeat(10_000).getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = BlockCompression.LZ4.output(bytes)) {
      out.write(content);
    }
    assertThat(bytes.size()).isLessThan(content.length / 10);
    try (InputStream in =
        BlockCompression.LZ4.input(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readAllBytes()).isEqualTo(content);
    }
    assertThat(NativeLz4.unpackedFiles()).isEmpty();
  }
}
