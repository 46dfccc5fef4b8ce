package org.minispark.engine.base;

/**
 * Runs actions later. Handed to constructors beside the {@link Clock}, so that tests drive both.
 */
public interface Timer {
  /**
   * Runs {@code action} once, after {@code delayMillis}, on a thread of the timer. The action must
   * be short; usually it posts an event.
   */
  Handle schedule(long delayMillis, Runnable action);

  /** Drops all that is still waiting and ends the timer's thread; later actions are ignored. */
  void stop();

  /** One action that is waiting. */
  @FunctionalInterface
  interface Handle {
    /** Drops the action unless it has begun. */
    void cancel();
  }
}
