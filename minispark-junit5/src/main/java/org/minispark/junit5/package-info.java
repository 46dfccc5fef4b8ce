/**
 * The JUnit 5 extension that gives a test of a Spark job its context.
 *
 * <p>May import JUnit's API and the engine's facades. Read {@link org.minispark.junit5.MiniSpark}
 * first, then {@link org.minispark.junit5.MiniSparkExtension}.
 */
package org.minispark.junit5;
