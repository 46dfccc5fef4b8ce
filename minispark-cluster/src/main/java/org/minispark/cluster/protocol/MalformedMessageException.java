package org.minispark.cluster.protocol;

import java.io.IOException;

/**
 * Bytes that are no message: cut short, too long, out of range. Whoever sent them is not one of us,
 * so the connection they came over is closed.
 */
public final class MalformedMessageException extends IOException {
  private static final long serialVersionUID = 1L;

  public MalformedMessageException(String message) {
    super(message);
  }

  public MalformedMessageException(String message, Throwable cause) {
    super(message, cause);
  }
}
