/**
 * The cases: lines of users' programs. Relocated for Spark, so they may name the JDK, what programs
 * can name, and {@code parity.probe}. How to write one stands in {@code parity}.
 */
package org.minispark.compare.parity.cases;
