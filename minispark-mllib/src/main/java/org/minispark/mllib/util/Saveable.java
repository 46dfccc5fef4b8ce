package org.minispark.mllib.util;

import org.minispark.SparkContext;

/** A model that can be written to a directory, and read again by its class's {@code load}. */
public interface Saveable {
  /**
   * Writes the model: {@code metadata}, one line of JSON with its class and version as Spark writes
   * it, and {@code data}, one line of JSON with its values, where Spark writes Parquet. Fails with
   * a {@code FileAlreadyExistsException} if the directory has a model.
   */
  void save(SparkContext sc, String path);
}
