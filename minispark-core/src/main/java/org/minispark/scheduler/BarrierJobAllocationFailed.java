package org.minispark.scheduler;

import org.minispark.SparkException;

/** A job with a barrier stage that cannot run here as it is. */
public class BarrierJobAllocationFailed extends SparkException {
  private static final long serialVersionUID = 1L;

  public BarrierJobAllocationFailed(String message) {
    super(message);
  }
}
