package org.minispark.cluster.transport;

import java.io.IOException;

/** A block did not arrive as it was sent. */
public final class CorruptBlockException extends IOException {
  private static final long serialVersionUID = 1L;

  CorruptBlockException(String message) {
    super(message);
  }
}
