package org.minispark.compare.programs;

/** Prints something else in each run. */
public final class NeverTheSame {
  private NeverTheSame() {}

  public static void main(String[] args) {
    System.out.println("process " + ProcessHandle.current().pid());
  }
}
