package org.minispark.engine.serializer;

import java.io.IOException;

/**
 * Leaves a record half written or read: something in it can only be serialized together with all
 * the rest, or what they share would be torn apart. No error; caught where records begin.
 */
final class WholeRecordNeeded extends IOException {
  private static final long serialVersionUID = 1L;

  WholeRecordNeeded() {
    super("the record needs its whole form");
  }

  @Override
  public synchronized Throwable fillInStackTrace() {
    return this; // control flow, never shown
  }
}
