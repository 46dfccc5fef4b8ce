package org.minispark.scheduler;

/** Something that happened in an application. Programs may post events of their own. */
public interface SparkListenerEvent {
  /** Whether the event log keeps this event. */
  default boolean logEvent() {
    return true;
  }
}
