/**
 * Shows what came of a comparison: a table for the terminal, a page for the browser. Decides
 * nothing.
 *
 * <p>May import the JDK, {@code run} and {@code check}. Read {@link
 * org.minispark.compare.report.ProgramComparison} first.
 */
package org.minispark.compare.report;
