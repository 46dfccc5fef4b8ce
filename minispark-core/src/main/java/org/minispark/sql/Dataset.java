package org.minispark.sql;

import org.minispark.api.java.JavaRDD;
import org.minispark.rdd.RDD;

/**
 * What a session reads. It has one use here: to become an RDD.
 *
 * @param <T> the type of the records
 */
public class Dataset<T> {
  private final RDD<T> records;

  Dataset(RDD<T> records) {
    this.records = records;
  }

  /** The records as an RDD. */
  public JavaRDD<T> toJavaRDD() {
    return records.toJavaRDD();
  }

  /** The same as {@link #toJavaRDD}. */
  public JavaRDD<T> javaRDD() {
    return toJavaRDD();
  }
}
