package org.minispark.scheduler;

/** How jobs share the slots: evenly, or the older first. {@code NONE} stands in no pool. */
public enum SchedulingMode {
  FAIR,
  FIFO,
  NONE
}
