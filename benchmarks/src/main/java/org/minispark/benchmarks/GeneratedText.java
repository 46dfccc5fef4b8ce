package org.minispark.benchmarks;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A text file of 256 MB with 200,000 distinct words, ten a line; the same in every run. */
@State(Scope.Benchmark)
public class GeneratedText {
  private static final long BYTES = 256L << 20;
  private static final int DISTINCT = 200_000;
  private static final int WORDS_PER_LINE = 10;

  Path file;

  @Setup(Level.Trial)
  public void write() throws IOException {
    file = Files.createTempFile("minispark-benchmark", ".txt");
    Random random = new Random(42);
    long written = 0;
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      while (written < BYTES) {
        byte[] line = line(random);
        out.write(line);
        written += line.length;
      }
    }
  }

  private static byte[] line(Random random) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < WORDS_PER_LINE; i++) {
      line.append(i == 0 ? "" : " ").append("w").append(word(random));
    }
    return line.append('\n').toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Low numbers are more frequent, as words of a language are. */
  private static int word(Random random) {
    double uniform = random.nextDouble();
    return (int) (DISTINCT * uniform * uniform);
  }

  @TearDown(Level.Trial)
  public void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
