package org.minispark.compare.programs;

import org.minispark.engine.base.SystemClock;

/** Reaches behind the vocabulary, to what Spark does not have. */
public final class NeedsTheEngine {
  private NeedsTheEngine() {}

  public static void main(String[] args) {
    System.out.println(new SystemClock().getClass());
  }
}
