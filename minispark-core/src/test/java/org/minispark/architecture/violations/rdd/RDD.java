package org.minispark.architecture.violations.rdd;

import org.minispark.architecture.violations.api.java.JavaRDD;

/** Names its facade where it may, and where it must not. */
public abstract class RDD {
  public JavaRDD toJavaRDD() {
    return new JavaRDD();
  }

  public int count() {
    return new JavaRDD().hashCode();
  }
}
