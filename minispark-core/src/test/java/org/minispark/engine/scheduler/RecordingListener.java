package org.minispark.engine.scheduler;

import java.util.List;
import org.minispark.SparkFirehoseListener;
import org.minispark.scheduler.SparkListenerEvent;

/** Keeps every event. */
final class RecordingListener extends SparkFirehoseListener {
  private final List<SparkListenerEvent> events;

  RecordingListener(List<SparkListenerEvent> events) {
    this.events = events;
  }

  @Override
  public void onEvent(SparkListenerEvent event) {
    events.add(event);
  }
}
