/**
 * Where the time of a run went: what each core did from the start of the process to its end, told
 * from a recording.
 *
 * <p>May import the JDK, {@code recording} and {@code run}. Read {@link
 * org.minispark.compare.ledger.TimeLedger} first.
 */
package org.minispark.compare.ledger;
