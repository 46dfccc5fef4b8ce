package org.minispark.cluster.transport;

import java.io.IOException;

/** The other side, or this one, ended the handshake: another secret, version or way of speaking. */
public final class RefusedException extends IOException {
  private static final long serialVersionUID = 1L;

  public RefusedException(String message) {
    super(message);
  }

  public RefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}
