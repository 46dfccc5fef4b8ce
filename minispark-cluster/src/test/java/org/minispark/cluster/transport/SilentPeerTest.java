package org.minispark.cluster.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minispark.cluster.transport.TestingTransports.APPLICATION;
import static org.minispark.cluster.transport.TestingTransports.DRIVER;
import static org.minispark.cluster.transport.TestingTransports.get;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minispark.cluster.protocol.Address;
import org.minispark.cluster.protocol.Peer;
import org.minispark.engine.base.TestingClock;
import org.minispark.engine.base.TestingTimer;
import org.minispark.engine.storage.BlockData;

/** A process that lives and answers pings, but not what it is asked for. */
class SilentPeerTest {
  private static final long QUIET = 1_000;

  @TempDir Path directory;

  @Test
  void itsBlocksFailWhenTheTimeIsOver() throws Exception {
    CountDownLatch stuck = new CountDownLatch(1);
    CompletableFuture<Void> reached = new CompletableFuture<>();
    Handlers server =
        Handlers.builder()
            .blockServer(
                (reader, name) -> {
                  reached.complete(null);
                  awaitQuietly(stuck);
                  throw new IOException("too late");
                })
            .build();
    try (TestingTransports transports = new TestingTransports(directory)) {
      Address address = transports.as(DRIVER).listen(server);
      Connections connections =
          new Connections(transports.as(Peer.executor(APPLICATION, "1")), Handlers.NONE);
      TestingTimer timer = new TestingTimer(new TestingClock());
      CompletableFuture<IOException> failure = new CompletableFuture<>();
      new BlockFetcher(connections, timer, 0, 1, QUIET)
          .fetch(address, List.of("block"), new Failing(failure));
      get(reached);

      timer.advance(QUIET + QUIET / 4);

      IOException told = get(failure);
      stuck.countDown();
      assertThat(told)
          .isInstanceOf(ConnectionClosedException.class)
          .hasMessageContaining("for 1000 ms (spark.shuffle.io.connectionTimeout)");
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private record Failing(CompletableFuture<IOException> failure) implements BlockListener {
    @Override
    public void fetched(String name, BlockData.Bytes data) {
      data.close();
      failure.completeExceptionally(new AssertionError(name + " has come"));
    }

    @Override
    public void failed(String name, IOException cause) {
      failure.complete(cause);
    }
  }
}
