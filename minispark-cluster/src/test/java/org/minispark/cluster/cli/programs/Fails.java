package org.minispark.cluster.cli.programs;

/** Throws an exception that names its arguments and has a cause. */
public final class Fails {
  private Fails() {}

  public static void main(String[] args) {
    throw new IllegalStateException(
        "job with " + String.join(" ", args), new ArithmeticException("by zero"));
  }
}
