/**
 * Results that may come before they are exact. Vocabulary: imports nothing of the engine. Read
 * {@link org.minispark.partial.PartialResult} first.
 */
package org.minispark.partial;
