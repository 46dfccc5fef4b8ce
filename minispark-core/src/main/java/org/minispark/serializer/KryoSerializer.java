package org.minispark.serializer;

import org.minispark.SparkConf;

/** Names Kryo as the form of records, which then need not be {@code Serializable}. */
public class KryoSerializer extends Serializer {
  public KryoSerializer(SparkConf conf) {}
}
