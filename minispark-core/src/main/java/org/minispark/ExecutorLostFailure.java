package org.minispark;

import org.minispark.api.java.Optional;

/**
 * The executor was lost while it ran the task.
 *
 * @param exitCausedByApp whether the task may have caused it, rather than the machine or its master
 * @param reason what is known of how it was lost
 */
public record ExecutorLostFailure(String execId, boolean exitCausedByApp, Optional<String> reason)
    implements TaskFailedReason, Product {
  private static final long serialVersionUID = 1L;

  @Override
  public String toErrorString() {
    String guilt =
        exitCausedByApp ? "caused by one of the running tasks" : "unrelated to the running tasks";
    String why = reason.isPresent() ? " Reason: " + reason.get() : "";
    return "ExecutorLostFailure (executor " + execId + " exited " + guilt + ")" + why;
  }

  @Override
  public boolean countTowardsTaskFailures() {
    return exitCausedByApp;
  }
}
