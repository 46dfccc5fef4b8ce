/**
 * Holds two runs of one program side by side: what they printed and the files they wrote. Spark's
 * run is the measure, MiniSpark's is what is measured.
 *
 * <p>May import the JDK and {@code run}. Read {@link org.minispark.compare.check.Equality} first,
 * then {@link org.minispark.compare.check.RunComparison}.
 */
package org.minispark.compare.check;
