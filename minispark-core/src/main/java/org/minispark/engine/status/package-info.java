/**
 * What the application is doing, for people and programs that look at it: events are folded into
 * immutable snapshots, and the console draws one of them.
 *
 * <p>Imports the vocabulary, {@code engine.base} and the names of blocks: it hears the same events
 * as any listener and knows nothing of who makes them. Read {@link
 * org.minispark.engine.status.StatusStore} first.
 */
package org.minispark.engine.status;
