package org.minispark.cluster.transport;

import java.io.IOException;

/** No reply came in time. */
public final class RequestTimeoutException extends IOException {
  private static final long serialVersionUID = 1L;

  public RequestTimeoutException(String message) {
    super(message);
  }
}
