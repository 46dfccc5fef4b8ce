package org.minispark.cluster.protocol;

/**
 * Where a process listens.
 *
 * @param host a name or an address; IPv6 addresses without brackets
 * @param port from 1 to 65535; 0 only in a wish for any free one
 */
public record Address(String host, int port) {
  private static final int MAX_HOST_BYTES = 255;
  private static final int MAX_PORT = 65535;
  private static final String SCHEME = "spark://";

  public Address {
    if (host.isEmpty() || port < 0 || port > MAX_PORT) {
      throw new IllegalArgumentException("not an address: " + host + ":" + port);
    }
  }

  /**
   * Reads {@code host:port}, {@code [ipv6]:port} or the same after {@code spark://}.
   *
   * @throws IllegalArgumentException if it is none of these
   */
  public static Address parse(String text) {
    String hostPort = text.startsWith(SCHEME) ? text.substring(SCHEME.length()) : text;
    int colon = hostPort.lastIndexOf(':');
    if (colon <= 0) {
      throw new IllegalArgumentException("not host:port: " + text);
    }
    String host = hostPort.substring(0, colon);
    if (host.startsWith("[") && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
    }
    try {
      return new Address(host, Integer.parseInt(hostPort.substring(colon + 1)));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("not host:port: " + text, e);
    }
  }

  public void write(WireOutput out) {
    out.writeString(host, MAX_HOST_BYTES);
    out.writeVarInt(port);
  }

  public static Address read(WireInput in) throws MalformedMessageException {
    String host = in.readString(MAX_HOST_BYTES);
    int port = in.readVarInt();
    if (host.isEmpty() || port > MAX_PORT) {
      throw new MalformedMessageException("not an address");
    }
    return new Address(host, port);
  }

  /** {@code host:port}, with brackets around an IPv6 address. */
  @Override
  public String toString() {
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
  }
}
