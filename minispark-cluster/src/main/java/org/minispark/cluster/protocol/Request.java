package org.minispark.cluster.protocol;

/**
 * A message that is answered once, by a reply or by a failure.
 *
 * @param <R> the type of its reply
 */
@SuppressWarnings("unused") // R ties a request to its reply wherever both are named
public non-sealed interface Request<R extends Reply> extends Message {}
