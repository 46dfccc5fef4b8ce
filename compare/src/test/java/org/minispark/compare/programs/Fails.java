package org.minispark.compare.programs;

/** Ends with an exception on every engine. */
public final class Fails {
  private Fails() {}

  public static void main(String[] args) {
    throw new IllegalStateException("no luck today");
  }
}
