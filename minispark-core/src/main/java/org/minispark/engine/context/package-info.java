/**
 * The composition root: every {@code new} of a service of the engine is here, and nowhere else.
 *
 * <p>May import all of the engine, and no facade. Read {@link
 * org.minispark.engine.context.EngineContext} first, then {@link
 * org.minispark.engine.context.Engine}.
 */
package org.minispark.engine.context;
