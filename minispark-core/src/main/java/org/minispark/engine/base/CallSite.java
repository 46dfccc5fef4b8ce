package org.minispark.engine.base;

import java.io.Serializable;

/**
 * The user's line that called the engine.
 *
 * @param shortForm {@code reduceByKey at WordCount.java:21}
 * @param longForm the stack from the engine's entry outwards, one frame a line
 */
public record CallSite(String shortForm, String longForm) implements Serializable {
  private static final long serialVersionUID = 1L;
}
