package org.minispark.scheduler;

import java.io.Serializable;
import org.minispark.Product;

/** The blocks of an RDD were dropped by the program. */
public record SparkListenerUnpersistRDD(int rddId)
    implements SparkListenerEvent, Product, Serializable {
  public static SparkListenerUnpersistRDD apply(int rddId) {
    return new SparkListenerUnpersistRDD(rddId);
  }

  public SparkListenerUnpersistRDD copy(int rddId) {
    return new SparkListenerUnpersistRDD(rddId);
  }
}
