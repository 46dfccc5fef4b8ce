package org.minispark.mllib.internal;

/** What must hold, with the words that Spark puts before it. */
public final class Requirement {
  private Requirement() {}

  public static void require(boolean holds) {
    if (!holds) {
      throw new IllegalArgumentException("requirement failed");
    }
  }

  public static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException("requirement failed: " + message);
    }
  }
}
