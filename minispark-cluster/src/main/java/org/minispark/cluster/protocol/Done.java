package org.minispark.cluster.protocol;

/** The reply that says no more than that it was done. */
public record Done() implements Reply {
  public static final Done DONE = new Done();
}
