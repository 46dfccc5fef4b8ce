/**
 * What bad use and faults get, seen through the public API of a whole engine: one clear error, or
 * the right result and a trace of events that proves that the fault bit.
 *
 * <p>May import everything. Read {@link org.minispark.faults.TestingEngine} first.
 */
package org.minispark.faults;
