package org.minispark.engine.base;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A timer whose actions run when a test moves its clock on, in the order in which they are due. */
public final class TestingTimer implements Timer {
  private final TestingClock clock;
  private final List<Waiting> waiting = new ArrayList<>();

  private record Waiting(long due, Runnable action) {}

  public TestingTimer(TestingClock clock) {
    this.clock = clock;
  }

  @Override
  public Handle schedule(long delayMillis, Runnable action) {
    Waiting entry = new Waiting(clock.timeMillis() + delayMillis, action);
    waiting.add(entry);
    return () -> waiting.removeIf(other -> other == entry);
  }

  @Override
  public void stop() {
    waiting.clear();
  }

  /** Moves the clock on and runs what has become due, each at its own time. */
  public void advance(long millis) {
    long target = clock.timeMillis() + millis;
    for (Waiting next = earliest(target); next != null; next = earliest(target)) {
      waiting.remove(next);
      clock.setTime(Math.max(next.due(), clock.timeMillis()));
      next.action().run();
    }
    clock.setTime(target);
  }

  /** Whether nothing waits. */
  public boolean isIdle() {
    return waiting.isEmpty();
  }

  private Waiting earliest(long until) {
    return waiting.stream()
        .filter(entry -> entry.due() <= until)
        .min(Comparator.comparingLong(Waiting::due))
        .orElse(null);
  }
}
