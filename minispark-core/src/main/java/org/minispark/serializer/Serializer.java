package org.minispark.serializer;

import java.io.Serializable;
import org.minispark.SparkConf;

/**
 * A form of records: what {@code spark.serializer} may name for all, and {@code combineByKey} for
 * one shuffle. The engine has its own implementation of each; these classes only say which.
 */
public abstract class Serializer implements Serializable {
  private static final long serialVersionUID = 1L;

  private final SparkConf conf;

  Serializer(SparkConf conf) {
    this.conf = conf;
  }

  /** What else it is told, such as a registrator of classes; for the engine. */
  public SparkConf conf() {
    return conf;
  }
}
