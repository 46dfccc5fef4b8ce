package org.minispark.cluster.transport;

import java.io.IOException;

/** The other side, or this one, ended the handshake: another secret, version or way of speaking. */
public final class RefusedException extends IOException {
  private static final long serialVersionUID = 1L;

  public RefusedException(String message) {
    super(message);
  }

  private RefusedException(String message, Throwable cause) {
    super(message, cause);
  }

  /** TLS was refused, before a word of any secret. */
  public static RefusedException ofTls(Throwable cause) {
    return new RefusedException("TLS: " + cause.getMessage(), cause);
  }

  /** Whether both did not even come to speak of their secrets. */
  public boolean isOfTls() {
    return getCause() != null;
  }
}
