package org.minispark.cluster.protocol;

import java.util.Objects;

/**
 * Who is at an end of a connection, as the handshake has proved it: a process that knows the secret
 * of {@code application} says that it is this.
 *
 * @param role what it is
 * @param application the id of the application that it belongs to and whose secret it knows; empty
 *     for those who speak for the cluster and know the cluster's own secret
 * @param id which one: an executor's or worker's id; empty where the role says enough
 */
public record Peer(Role role, String application, String id) {
  /** Most bytes that each of the names takes. */
  public static final int MAX_NAME_BYTES = 256;

  public Peer {
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(application, "application");
    Objects.requireNonNull(id, "id");
  }

  /** The driver of an application. */
  public static Peer driver(String application) {
    return new Peer(Role.DRIVER, application, "driver");
  }

  /** An executor of an application. */
  public static Peer executor(String application, String executorId) {
    return new Peer(Role.EXECUTOR, application, executorId);
  }

  public void write(WireOutput out) {
    out.writeByte(role.code());
    out.writeString(application, MAX_NAME_BYTES);
    out.writeString(id, MAX_NAME_BYTES);
  }

  public static Peer read(WireInput in) throws MalformedMessageException {
    return new Peer(
        Role.of(in.readByte()), in.readString(MAX_NAME_BYTES), in.readString(MAX_NAME_BYTES));
  }

  /** For logs and errors: {@code executor 3 of app-20260101120000-0000}. */
  @Override
  public String toString() {
    String name = role.name().toLowerCase(java.util.Locale.ROOT);
    String which = id.isEmpty() || id.equals(name) ? name : name + " " + id;
    return application.isEmpty() ? which : which + " of " + application;
  }
}
