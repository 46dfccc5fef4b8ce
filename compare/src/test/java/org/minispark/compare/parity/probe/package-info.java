/**
 * What runs in each engine's JVM: runs cases and writes what they tell as text. This code and the
 * cases are relocated for Spark, so they may name the JDK, what programs can name, and of this
 * module {@code recording} and {@code check.Plan}. Read {@link
 * org.minispark.compare.parity.probe.CaseRunner} first.
 */
package org.minispark.compare.parity.probe;
