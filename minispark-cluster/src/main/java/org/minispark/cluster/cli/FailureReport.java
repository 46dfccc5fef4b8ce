package org.minispark.cluster.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * Says why a program failed: each cause, with the program's own line where it passed through it.
 */
final class FailureReport {
  private final PrintWriter out;
  private final boolean wholeStackTrace;

  FailureReport(PrintWriter out, boolean wholeStackTrace) {
    this.out = out;
    this.wholeStackTrace = wholeStackTrace;
  }

  void print(UserProgram program, Throwable failure) {
    if (isProcessEnding()) {
      return; // whoever pressed Ctrl-C knows why the program broke off
    }
    if (wholeStackTrace) {
      failure.printStackTrace(out);
      return;
    }
    String lead = program.simpleName() + " failed: ";
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Throwable cause = failure; cause != null && seen.add(cause); cause = cause.getCause()) {
      out.println(lead + cause);
      Arrays.stream(cause.getStackTrace())
          .filter(program::owns)
          .findFirst()
          .ifPresent(frame -> out.println("    at " + frame));
      lead = "  caused by: ";
    }
    out.println("(--verbose shows the whole stack trace)");
  }

  /** The runtime tells it by what it refuses. */
  private static boolean isProcessEnding() {
    Thread probe = new Thread("never started");
    try {
      Runtime.getRuntime().addShutdownHook(probe);
      Runtime.getRuntime().removeShutdownHook(probe);
      return false;
    } catch (IllegalStateException ending) {
      return true;
    }
  }
}
