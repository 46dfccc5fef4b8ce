/**
 * What Spark computes about data without sorting or keeping all of it: the bounds of range
 * partitions, histograms, distinct counts, and guesses from the partitions that are done.
 *
 * <p>Pure functions on iterators, arrays and numbers, with Spark's exact results. Knows nothing of
 * RDDs; the RDDs bring the passes over data. It may import {@code engine.base}, {@code
 * util.random}, commons-math3's distributions and clearspring's HyperLogLog++.
 *
 * <p>Read {@link org.minispark.engine.statistics.RangeBounds} first.
 */
package org.minispark.engine.statistics;
