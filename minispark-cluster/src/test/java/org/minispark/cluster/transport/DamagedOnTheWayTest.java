package org.minispark.cluster.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minispark.cluster.transport.TestingTransports.APPLICATION;
import static org.minispark.cluster.transport.TestingTransports.DRIVER;
import static org.minispark.cluster.transport.TestingTransports.get;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minispark.cluster.protocol.Address;
import org.minispark.cluster.protocol.Peer;
import org.minispark.engine.base.ThreadTimer;
import org.minispark.engine.storage.BlockData;

/** A block through a wire that changes or cuts what goes over it arrives right in the end. */
class DamagedOnTheWayTest {
  private static final int SIZE = 2_000_000;
  private static final int DAMAGED_AT = 1_000_000;

  @TempDir Path directory;

  /** What happens to the first connection's answers; later connections are left alone. */
  private enum Damage {
    FLIP,
    CUT
  }

  /** Passes connections on to another address. */
  private static final class Wire implements AutoCloseable {
    final AtomicInteger bites = new AtomicInteger();
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Address target;
    private final Damage damage;

    Wire(Address target, Damage damage) throws IOException {
      this.target = target;
      this.damage = damage;
      start(this::accept);
    }

    Address address() {
      return new Address("127.0.0.1", server.getLocalPort());
    }

    private static void start(Runnable action) {
      Thread thread = new Thread(action, "wire");
      thread.setDaemon(true);
      thread.start();
    }

    private void accept() {
      try {
        while (true) {
          Socket near = server.accept();
          Socket far = new Socket(target.host(), target.port());
          start(() -> pass(near, far, null));
          start(() -> pass(far, near, damage));
        }
      } catch (IOException closed) {
        return;
      }
    }

    private void pass(Socket from, Socket to, Damage harm) {
      byte[] buffer = new byte[8192];
      long passed = 0;
      try (from;
          to) {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          boolean bites = harm != null && passed < DAMAGED_AT && passed + read >= DAMAGED_AT;
          passed += read;
          if (bites && this.bites.compareAndSet(0, 1)) {
            if (harm == Damage.CUT) {
              return;
            }
            buffer[read / 2] ^= 1;
          }
          out.write(buffer, 0, read);
        }
      } catch (IOException closed) {
        return;
      }
    }

    @Override
    public void close() throws IOException {
      server.close();
    }
  }

  private record Content(byte[] bytes) implements BlockData.Bytes {
    @Override
    public InputStream open() {
      return new ByteArrayInputStream(bytes);
    }

    @Override
    public long size() {
      return bytes.length;
    }
  }

  private void fetchThrough(Damage damage) throws Exception {
    byte[] bytes = new byte[SIZE];
    new Random(1).nextBytes(bytes);
    ThreadTimer timer = new ThreadTimer("retries");
    try (TestingTransports transports = new TestingTransports(directory)) {
      Handlers server =
          Handlers.builder().blockServer((reader, name) -> new Content(bytes)).build();
      NettyTransport executor = transports.as(Peer.executor(APPLICATION, "1"));
      try (Wire wire = new Wire(transports.as(DRIVER).listen(server), damage)) {
        Connections connections = new Connections(executor, Handlers.NONE);
        CompletableFuture<byte[]> arrived = new CompletableFuture<>();
        new BlockFetcher(connections, timer, 3, 50, 120_000)
            .fetch(wire.address(), List.of("block"), new Listener(arrived));
        assertThat(get(arrived)).isEqualTo(bytes);
        assertThat(wire.bites).hasValue(1);
      }
    } finally {
      timer.stop();
    }
  }

  private record Listener(CompletableFuture<byte[]> arrived) implements BlockListener {
    @Override
    public void fetched(String name, BlockData.Bytes data) {
      try (data;
          InputStream in = data.open()) {
        arrived.complete(in.readAllBytes());
      } catch (IOException e) {
        arrived.completeExceptionally(e);
      }
    }

    @Override
    public void failed(String name, IOException cause) {
      arrived.completeExceptionally(cause);
    }
  }

  @Test
  void aBitThatFlipsIsFoundByTheChecksum() throws Exception {
    fetchThrough(Damage.FLIP);
  }

  @Test
  void aConnectionThatBreaksIsMadeAgain() throws Exception {
    fetchThrough(Damage.CUT);
  }
}
