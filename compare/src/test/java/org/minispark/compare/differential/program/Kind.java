package org.minispark.compare.differential.program;

/** What the records of an RDD are. */
public enum Kind {
  /** Integers, some of them null. */
  NUMBERS("JavaRDD<Integer>"),
  /** Pairs of a key, which may be null, and any value. */
  PAIRS("JavaPairRDD<Object, Object>");

  private final String type;

  Kind(String type) {
    this.type = type;
  }

  String type() {
    return type;
  }
}
