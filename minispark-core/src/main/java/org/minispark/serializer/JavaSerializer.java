package org.minispark.serializer;

import org.minispark.SparkConf;

/** Names Java's own serialization as the form of records: the default. */
public class JavaSerializer extends Serializer {
  public JavaSerializer(SparkConf conf) {}
}
