package org.minispark.scheduler;

/** A barrier stage cannot count on executors that come and go. */
public class BarrierJobRunWithDynamicAllocationException extends BarrierJobAllocationFailed {
  private static final long serialVersionUID = 1L;

  public BarrierJobRunWithDynamicAllocationException() {
    super(
        "[SPARK-24942]: Barrier execution mode does not support dynamic resource allocation for"
            + " now. You can disable dynamic resource allocation by setting Spark conf"
            + " \"spark.dynamicAllocation.enabled\" to \"false\".");
  }
}
