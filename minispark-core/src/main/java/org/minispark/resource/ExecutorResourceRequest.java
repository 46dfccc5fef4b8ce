package org.minispark.resource;

import java.io.Serializable;

/**
 * How much of a resource an executor must have.
 *
 * @param amount of memory in MiB, of all else a number
 * @param discoveryScript the program that finds the resource on a host, or empty
 * @param vendor who made it, or empty
 */
public record ExecutorResourceRequest(
    String resourceName, long amount, String discoveryScript, String vendor)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  @Override
  public String toString() {
    return "name: "
        + resourceName
        + ", amount: "
        + amount
        + ", script: "
        + discoveryScript
        + ", vendor: "
        + vendor;
  }
}
