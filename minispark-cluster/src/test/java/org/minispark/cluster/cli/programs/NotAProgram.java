package org.minispark.cluster.cli.programs;

/** Has no main method, so no command may offer it. */
public final class NotAProgram {
  private NotAProgram() {}
}
