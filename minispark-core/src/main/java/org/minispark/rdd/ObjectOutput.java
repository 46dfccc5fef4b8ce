package org.minispark.rdd;

import java.io.IOException;
import java.io.OutputStream;
import org.minispark.engine.base.Iterators;
import org.minispark.engine.files.Compression;
import org.minispark.engine.files.SequenceFileWriter;
import org.minispark.engine.files.SharedObjects;

/** Saves records in Java's serialization, ten at a time, in sequence files that Spark reads. */
final class ObjectOutput<T> {
  private static final int GROUP_SIZE = 10;

  private final RDD<T> rdd;

  ObjectOutput(RDD<T> rdd) {
    this.rdd = rdd;
  }

  /** The two nodes are those that Spark makes. */
  void save(String path) {
    RDD<Object[]> groups =
        new MapPartitionsRDD<>(
            rdd,
            (context, index, records) ->
                Iterators.map(Iterators.grouped(records, GROUP_SIZE), group -> group.toArray()));
    RDD<byte[]> values =
        new MapPartitionsRDD<>(
            groups, (context, index, arrays) -> Iterators.map(arrays, SharedObjects::writeGroup));
    new FileOutput<>(values, ValueWriter::new).save(path, Compression.NONE);
  }

  private static final class ValueWriter implements FileOutput.Records<byte[]> {
    private final SequenceFileWriter file;

    ValueWriter(OutputStream out) throws IOException {
      this.file = new SequenceFileWriter(out);
    }

    @Override
    public void write(byte[] value) throws IOException {
      file.write(value);
    }

    @Override
    public long bytes() {
      return file.position();
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
