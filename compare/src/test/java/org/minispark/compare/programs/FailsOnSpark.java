package org.minispark.compare.programs;

import org.minispark.SparkConf;

/** Ends with an exception on one engine alone. */
public final class FailsOnSpark {
  private FailsOnSpark() {}

  public static void main(String[] args) {
    if (SparkConf.class.getName().startsWith("org.apache")) {
      throw new IllegalStateException("not on this engine");
    }
  }
}
