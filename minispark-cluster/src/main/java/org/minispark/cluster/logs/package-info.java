/**
 * What child processes print, kept in files that need not grow for ever.
 *
 * <p>May import the JDK, the vocabulary and {@code engine.base}. Read {@link
 * org.minispark.cluster.logs.ProcessLogs} first.
 */
package org.minispark.cluster.logs;
