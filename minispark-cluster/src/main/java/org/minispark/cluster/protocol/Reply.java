package org.minispark.cluster.protocol;

/** The answer to a {@link Request}. */
public non-sealed interface Reply extends Message {}
