package org.minispark.serializer;

import org.minispark.SparkConf;

/** Names Java's own serialization as the form of records: the default. */
public class JavaSerializer extends Serializer {
  private static final long serialVersionUID = 1L;

  public JavaSerializer(SparkConf conf) {
    super(conf);
  }
}
