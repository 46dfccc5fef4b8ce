/**
 * Lets tests and code that are written and compiled for Spark run on MiniSpark: a Java agent that
 * renames what they refer to when they are loaded.
 *
 * <p>May import the JDK and ASM. Read {@link org.minispark.junit5.agent.SparkNamesAgent} first.
 */
package org.minispark.junit5.agent;
