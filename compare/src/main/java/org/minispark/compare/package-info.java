/**
 * Runs one compiled program on MiniSpark and on real Apache Spark and holds the two side by side.
 * Each engine has a JVM and a class path of its own, because they need different versions of the
 * same libraries: nothing here loads a class of Spark.
 */
package org.minispark.compare;
