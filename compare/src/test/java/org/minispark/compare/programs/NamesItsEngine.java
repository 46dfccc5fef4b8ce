package org.minispark.compare.programs;

import org.minispark.SparkConf;

/** Prints something else on each engine: the full name of a class. */
public final class NamesItsEngine {
  private NamesItsEngine() {}

  public static void main(String[] args) {
    System.out.println("the same line");
    System.out.println(new SparkConf(false).getClass().getName());
  }
}
