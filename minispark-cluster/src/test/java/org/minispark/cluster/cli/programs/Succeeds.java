package org.minispark.cluster.cli.programs;

/** Does nothing, and does it well. */
public final class Succeeds {
  private Succeeds() {}

  public static void main(String[] args) {}
}
