package org.minispark.storage;

import java.io.Serializable;

/**
 * Names a process that holds blocks.
 *
 * @param executorId the executor, or {@code driver}
 * @param host where it listens
 * @param port where it serves blocks; 0 when it serves none over the network
 */
public record BlockManagerId(String executorId, String host, int port) implements Serializable {
  private static final long serialVersionUID = 1L;

  public boolean isDriver() {
    return executorId.equals("driver");
  }

  /** Host and port with a colon between them. */
  public String hostPort() {
    return host + ":" + port;
  }

  @Override
  public String toString() {
    return "BlockManagerId(" + executorId + ", " + host + ", " + port + ", None)";
  }
}
