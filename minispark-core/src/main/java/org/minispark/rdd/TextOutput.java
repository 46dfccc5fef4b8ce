package org.minispark.rdd;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.minispark.engine.base.Iterators;
import org.minispark.engine.files.Compression;

/** Saves records as lines of text. */
final class TextOutput<T> {
  private final RDD<T> rdd;

  TextOutput(RDD<T> rdd) {
    this.rdd = rdd;
  }

  void save(String path, Compression compression) {
    RDD<String> lines =
        new MapPartitionsRDD<>(
            rdd, (context, index, records) -> Iterators.map(records, TextOutput::line));
    new FileOutput<>(lines, LineWriter::new).save(path, compression);
  }

  private static String line(Object record) {
    if (record == null) {
      throw new IllegalArgumentException("requirement failed: text files do not allow null rows");
    }
    return record.toString();
  }

  /** Writes lines and counts their bytes. */
  private static final class LineWriter implements FileOutput.Records<String> {
    private final OutputStream out;
    private long bytes;

    LineWriter(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(String line) throws IOException {
      byte[] text = line.getBytes(StandardCharsets.UTF_8);
      out.write(text);
      out.write('\n');
      bytes += text.length + 1;
    }

    @Override
    public long bytes() {
      return bytes;
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}
