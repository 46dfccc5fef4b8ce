package org.minispark.serializer;

import org.minispark.SparkConf;

/** Names Kryo as the form of records, which then need not be {@code Serializable}. */
public class KryoSerializer extends Serializer {
  private static final long serialVersionUID = 1L;

  public KryoSerializer(SparkConf conf) {
    super(conf);
  }
}
