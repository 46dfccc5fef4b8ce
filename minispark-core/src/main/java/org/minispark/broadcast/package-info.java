/**
 * Read-only values that each executor keeps once. Vocabulary: imports nothing of the engine. Read
 * {@link org.minispark.broadcast.Broadcast}.
 */
package org.minispark.broadcast;
