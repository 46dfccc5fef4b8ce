package org.minispark.resource;

import java.io.Serializable;

/**
 * How much of a resource a task takes.
 *
 * @param amount a whole number, or at most 0.5 where several tasks share one
 */
public record TaskResourceRequest(String resourceName, double amount) implements Serializable {
  private static final long serialVersionUID = 1L;
}
