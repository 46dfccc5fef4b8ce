/**
 * Accumulators and statistics that programs use in their tasks. Vocabulary: imports nothing of the
 * engine. Read {@link org.minispark.util.AccumulatorV2} first.
 */
package org.minispark.util;
