package org.minispark.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortableDataStreamTest {
  @Test
  void isReadAsAWholeOrStepByStep(@TempDir Path folder) throws Exception {
    Path file = Files.write(folder.resolve("numbers"), new byte[] {0, 0, 0, 7, 1});

    PortableDataStream stream =
        new PortableDataStream("file:" + file, () -> Files.newInputStream(file));

    assertThat(stream.getPath()).isEqualTo("file:" + file);
    assertThat(stream.toArray()).containsExactly(0, 0, 0, 7, 1);
    try (DataInputStream in = stream.open()) {
      assertThat(in.readInt()).isEqualTo(7);
    }
  }
}
