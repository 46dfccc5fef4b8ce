package org.minispark.sql;

import org.minispark.SparkContext;

/** Reads files, of which this session knows one kind: text. */
public class DataFrameReader {
  private final SparkContext sparkContext;

  DataFrameReader(SparkContext sparkContext) {
    this.sparkContext = sparkContext;
  }

  /**
   * The lines of a text file, of a folder's files, or of all that a pattern or a list with commas
   * names.
   *
   * <p>A file of up to 32 MB is one partition, a larger one is split as by {@code
   * JavaSparkContext.textFile(path, 1)}. Spark SQL has a rule of its own, which also puts several
   * small files into one partition; what is read is the same.
   */
  public Dataset<String> textFile(String path) {
    return new Dataset<>(sparkContext.textFile(path, 1));
  }
}
