package org.minispark.cluster.protocol;

/** A message that is not answered. */
public non-sealed interface Notice extends Message {}
