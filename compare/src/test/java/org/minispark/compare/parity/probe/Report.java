package org.minispark.compare.parity.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.minispark.compare.recording.Rendering;

/** What a case tells: labelled values, each written as text at once, for values may change. */
public final class Report {
  private final List<String> lines = new ArrayList<>();

  /** What the action returns, or what it throws. */
  public Report of(String label, Callable<?> action) {
    lines.add(label + " = " + Rendering.outcome(action));
    return this;
  }

  /** For an action that returns nothing. */
  public Report does(String label, Action action) {
    return of(
        label,
        () -> {
          action.run();
          return Rendering.NOTHING;
        });
  }

  @Override
  public String toString() {
    return String.join("\n", lines);
  }

  /** A piece of a program. */
  @FunctionalInterface
  public interface Action {
    void run() throws Exception;
  }
}
