package org.minispark.resource;

import java.io.Serializable;

/**
 * How much of a resource a task takes.
 *
 * @param amount a whole number, or at most 0.5 where several tasks share one; else {@code
 *     AssertionError}
 */
public record TaskResourceRequest(String resourceName, double amount) implements Serializable {
  private static final long serialVersionUID = 1L;

  public TaskResourceRequest {
    if (!(amount <= 0.5 || amount % 1 == 0)) {
      throw new AssertionError(
          "assertion failed: The resource amount "
              + amount
              + " must be either <= 0.5, or a whole number.");
    }
  }

  @Override
  public String toString() {
    return "name: " + resourceName + ", amount: " + amount;
  }
}
