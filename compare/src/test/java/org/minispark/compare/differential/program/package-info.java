/**
 * Random programs: what one is, how it runs on an engine, how it reads as Java. Runs in both
 * engines' JVMs and is relocated for Spark, so it may name the JDK, what programs can name of the
 * engine, and {@code recording}. Read {@link
 * org.minispark.compare.differential.program.RandomProgram} first.
 */
package org.minispark.compare.differential.program;
