package org.minispark.resource;

import java.io.Serializable;

/**
 * How much of a resource an executor must have.
 *
 * @param discoveryScript the program that finds the resource on a host, or empty
 * @param vendor who made it, or empty
 */
public record ExecutorResourceRequest(
    String resourceName, long amount, String discoveryScript, String vendor)
    implements Serializable {
  private static final long serialVersionUID = 1L;
}
