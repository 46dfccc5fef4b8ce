package org.minispark.cluster.transport;

import java.io.IOException;

/** The connection is closed; whether what was sent has arrived is not known. */
public final class ConnectionClosedException extends IOException {
  private static final long serialVersionUID = 1L;

  public ConnectionClosedException(String message) {
    super(message);
  }

  public ConnectionClosedException(String message, Throwable cause) {
    super(message, cause);
  }
}
