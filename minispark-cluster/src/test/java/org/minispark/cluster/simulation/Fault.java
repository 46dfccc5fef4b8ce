package org.minispark.cluster.simulation;

/** What can happen to a message, and with it to the processes and the line that it concerns. */
enum Fault {
  /** Comes seconds later than it should; so does what follows it on the same line. */
  DELAYED,
  /** Comes later than what others have sent after it. */
  OVERTAKEN,
  /** Is heard twice. */
  DUPLICATED,
  /** Never comes, and its line breaks. */
  LOST,
  /** Never comes, nor does anything else on its line; both ends learn so much later. */
  SWALLOWED,
  /** The executor that sends or receives it is killed about when it arrives. */
  CRASHED,
  /** The executor that sends or receives it is stopped when it arrives, and perhaps goes on. */
  STALLED
}
