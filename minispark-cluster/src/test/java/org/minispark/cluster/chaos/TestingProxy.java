package org.minispark.cluster.chaos;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.minispark.cluster.protocol.Peer;
import org.minispark.cluster.protocol.WireInput;
import org.minispark.cluster.transport.TestingPorts;

/**
 * Stands between a driver and its executors: all that these say to the driver, and what it says to
 * them over their lines, goes through here, until an executor is cut off. From then on what either
 * side sends is taken and lost, as in a network that has split; nobody hears of an end.
 */
final class TestingProxy implements AutoCloseable {
  /** An address of this machine that is not the one on which the driver listens. */
  static final String HOST = "127.0.0.2";

  private static final String DRIVER_HOST = "127.0.0.1";
  private static final int GREETING_BYTES = 6;

  private final ServerSocket server;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Set<String> cutOff = ConcurrentHashMap.newKeySet();

  /** Listens on a free port, which is free for the driver too. */
  TestingProxy() throws IOException {
    server = new ServerSocket();
    int port = TestingPorts.free(HOST, DRIVER_HOST);
    server.bind(new InetSocketAddress(InetAddress.getByName(HOST), port));
    daemon("proxy", this::accept);
  }

  /** Where the driver has to listen. */
  int port() {
    return server.getLocalPort();
  }

  /** From now on nothing goes through between the driver and this executor. */
  void cutOff(String executorId) {
    cutOff.add(executorId);
  }

  private static void daemon(String name, Step step) {
    Thread thread =
        new Thread(
            () -> {
              try {
                step.run();
              } catch (SocketException | EOFException closed) {
                return; // by one of the two sides, or by the test
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            },
            name);
    thread.setDaemon(true);
    thread.start();
  }

  private interface Step {
    void run() throws IOException;
  }

  private void accept() throws IOException {
    while (true) {
      Socket executor = server.accept();
      open.add(executor);
      daemon("proxy of " + executor.getPort(), () -> connect(executor));
    }
  }

  /** The first frame says who it is. */
  private void connect(Socket executor) throws IOException {
    DataInputStream in = new DataInputStream(executor.getInputStream());
    int length = in.readInt();
    byte[] frame = in.readNBytes(length);
    WireInput hello = new WireInput(frame);
    hello.readRaw(1 + GREETING_BYTES);
    String id = Peer.read(hello).id();
    Socket driver = new Socket(DRIVER_HOST, port());
    open.add(driver);
    byte[] first = ByteBuffer.allocate(Integer.BYTES + length).putInt(length).put(frame).array();
    if (!cutOff.contains(id)) {
      driver.getOutputStream().write(first);
    }
    daemon("proxy to executor " + id, () -> forward(id, driver, executor));
    forward(id, executor, driver);
  }

  private void forward(String id, Socket from, Socket to) throws IOException {
    byte[] buffer = new byte[1 << 16];
    InputStream in = from.getInputStream();
    OutputStream out = to.getOutputStream();
    try {
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        if (!cutOff.contains(id)) {
          out.write(buffer, 0, length);
        }
      }
    } finally {
      if (!cutOff.contains(id)) {
        to.close();
      }
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
