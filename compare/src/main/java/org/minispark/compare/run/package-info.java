/**
 * Runs one program on one engine, in a JVM of its own, and says how it went: exit status, standard
 * output, files, times. Knows nothing of what the results should be.
 *
 * <p>May import the JDK and {@code relocation}. Read {@link
 * org.minispark.compare.run.ProgramRunner} first.
 */
package org.minispark.compare.run;
