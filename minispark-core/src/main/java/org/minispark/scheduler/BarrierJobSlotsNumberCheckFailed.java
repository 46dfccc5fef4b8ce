package org.minispark.scheduler;

/** A barrier stage needs more slots than there are. */
public class BarrierJobSlotsNumberCheckFailed extends BarrierJobAllocationFailed {
  private static final long serialVersionUID = 1L;

  public BarrierJobSlotsNumberCheckFailed() {
    super(
        "[SPARK-24819]: Barrier execution mode does not allow run a barrier stage that requires"
            + " more slots than the total number of slots in the cluster currently. Please init a"
            + " new cluster with more resources(e.g. CPU, GPU) or repartition the input RDD(s) to"
            + " reduce the number of slots required to run this barrier stage.");
  }
}
