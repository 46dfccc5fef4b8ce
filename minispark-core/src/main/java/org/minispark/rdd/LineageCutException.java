package org.minispark.rdd;

/** A checkpoint has replaced a node's parents while a task was about to read them. */
final class LineageCutException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LineageCutException() {
    super("The lineage has been replaced by a checkpoint", null, false, false);
  }
}
