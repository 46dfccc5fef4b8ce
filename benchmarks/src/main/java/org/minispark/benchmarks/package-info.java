/**
 * JMH benchmarks of the same work done by MiniSpark, by real Spark and by plain Java written by
 * hand.
 */
package org.minispark.benchmarks;
