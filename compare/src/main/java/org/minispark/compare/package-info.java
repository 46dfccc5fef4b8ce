/**
 * Runs one compiled program on MiniSpark and on real Apache Spark and holds the two side by side.
 * Each engine has a JVM and a class path of its own, because they need different versions of the
 * same libraries: nothing here loads a class of Spark.
 *
 * <p>This package is the command line; it may import all others here. They stand on one another in
 * this order: {@code relocation} (the same program in the other's vocabulary), {@code run} (a
 * program on an engine), {@code check} (two runs), {@code report}. Read {@link
 * org.minispark.compare.CompareCommand} first.
 */
package org.minispark.compare;
