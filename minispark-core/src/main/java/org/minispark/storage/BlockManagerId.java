package org.minispark.storage;

import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.util.Objects;

/** Names a process that holds blocks. */
public class BlockManagerId implements Externalizable {
  private static final long serialVersionUID = 1L;

  // Not final, for the sake of readExternal alone: whoever has an id sees no change.
  private String executorId;
  private String host;
  private int port;

  /** For deserialization. */
  public BlockManagerId() {}

  /**
   * @param executorId the executor, or {@code driver}
   * @param host where it listens
   * @param port where it serves blocks; 0 when it serves none over the network
   */
  public BlockManagerId(String executorId, String host, int port) {
    this.executorId = Objects.requireNonNull(executorId, "executorId");
    this.host = Objects.requireNonNull(host, "host");
    this.port = port;
  }

  /** The executor, or {@code driver}. */
  public String executorId() {
    return executorId;
  }

  /** Where it listens. */
  public String host() {
    return host;
  }

  /** Where it serves blocks; 0 when it serves none over the network. */
  public int port() {
    return port;
  }

  /** Whether it is the driver's. */
  public boolean isDriver() {
    return executorId.equals("driver");
  }

  /** Host and port with a colon between them. */
  public String hostPort() {
    return host + ":" + port;
  }

  /** Executor, host and port, and that nothing is known of its place in the network. */
  @Override
  public void writeExternal(ObjectOutput out) {
    try {
      out.writeUTF(executorId);
      out.writeUTF(host);
      out.writeInt(port);
      out.writeBoolean(false);
    } catch (IOException e) {
      throw Undeclared.rethrow(e);
    }
  }

  @Override
  public void readExternal(ObjectInput in) {
    try {
      executorId = in.readUTF();
      host = in.readUTF();
      port = in.readInt();
      if (in.readBoolean()) {
        in.readUTF();
      }
    } catch (IOException e) {
      throw Undeclared.rethrow(e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BlockManagerId that
        && port == that.port
        && executorId.equals(that.executorId)
        && host.equals(that.host);
  }

  @Override
  public int hashCode() {
    return Objects.hash(executorId, host, port);
  }

  @Override
  public String toString() {
    return "BlockManagerId(" + executorId + ", " + host + ", " + port + ", None)";
  }
}
