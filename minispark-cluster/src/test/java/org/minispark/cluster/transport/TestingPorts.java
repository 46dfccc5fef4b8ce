package org.minispark.cluster.transport;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports for those who must know them before anybody listens there, or for longer. No system gives
 * them away by itself, as it does with the higher ones, so they stay free until they are used.
 */
public final class TestingPorts {
  private static final int FIRST = 20_000;
  private static final int END = 30_000;
  private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

  private TestingPorts() {}

  /** A port that is free at all of these addresses of this machine. */
  public static int free(String... hosts) throws IOException {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, END);
      if (GIVEN.add(port) && isFree(port, hosts)) {
        return port;
      }
    }
  }

  private static boolean isFree(int port, String... hosts) throws IOException {
    for (String host : hosts) {
      try (ServerSocket socket = new ServerSocket()) {
        socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
      } catch (BindException taken) {
        return false;
      }
    }
    return true;
  }
}
