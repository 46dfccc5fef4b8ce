package org.minispark.cluster.transport;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import org.minispark.cluster.protocol.Address;

/**
 * A port that belongs to this process, and that others may be told of, before a transport listens
 * there. Who connects meanwhile is kept waiting by the operating system.
 */
public final class TakenPort implements AutoCloseable {
  private static final int BACKLOG = 1024;

  private final ServerSocketChannel socket;
  private final String advertisedHost;

  private TakenPort(ServerSocketChannel socket, String advertisedHost) {
    this.socket = socket;
    this.advertisedHost = advertisedHost;
  }

  /**
   * Takes the port where a transport of these settings listens.
   *
   * @throws BindException if it cannot be had
   */
  public static TakenPort of(TransportSettings settings) throws IOException {
    Address bind = settings.bind();
    ServerSocketChannel socket = ServerSocketChannel.open();
    try {
      socket.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(bind.host()), bind.port()), BACKLOG);
      return new TakenPort(socket, settings.advertisedHost());
    } catch (IOException e) {
      socket.close();
      BindException failure = new BindException("Cannot listen on " + bind + ": " + e.getMessage());
      failure.initCause(e);
      throw failure;
    }
  }

  /** As others reach it. */
  public Address address() {
    return new Address(advertisedHost, socket.socket().getLocalPort());
  }

  ServerSocketChannel socket() {
    return socket;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
