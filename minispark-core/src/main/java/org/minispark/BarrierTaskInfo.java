package org.minispark;

/** One task of a barrier stage: where it runs. */
public class BarrierTaskInfo {
  private final String address;

  public BarrierTaskInfo(String address) {
    this.address = address;
  }

  /** Host and port of its executor, with a colon between them. */
  public String address() {
    return address;
  }
}
