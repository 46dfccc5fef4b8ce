package org.minispark.cluster.transport;

import java.io.IOException;

/** The other side understood what it was asked, and failed; the message is its own. */
public final class RemoteFailureException extends IOException {
  private static final long serialVersionUID = 1L;

  public RemoteFailureException(String message) {
    super(message);
  }
}
