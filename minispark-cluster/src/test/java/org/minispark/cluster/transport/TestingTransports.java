package org.minispark.cluster.transport;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.minispark.SparkConf;
import org.minispark.cluster.protocol.Address;
import org.minispark.cluster.protocol.Peer;

/** Transports of one application on this machine, closed together. */
final class TestingTransports implements AutoCloseable {
  static final String APPLICATION = "app-1";
  static final Peer DRIVER = Peer.driver(APPLICATION);
  static final Duration SOON = Duration.ofMinutes(2);
  private static final Address ANY = new Address("127.0.0.1", 0);

  final Secret secret = Secret.random();
  final SparkConf conf = new SparkConf(false);
  private final Path directory;
  private final List<Transport> open = new ArrayList<>();

  TestingTransports(Path directory) {
    this.directory = directory;
  }

  TestingTransports set(String key, String value) {
    conf.set(key, value);
    return this;
  }

  NettyTransport as(Peer self) throws IOException {
    return as(self, Secrets.ofApplication(APPLICATION, secret));
  }

  NettyTransport as(Peer self, Secrets secrets) throws IOException {
    TransportSettings settings = TransportSettings.of(conf, ANY, directory.resolve("spool"));
    NettyTransport transport =
        NettyTransport.create(settings, self, secrets, TestingMessages.KINDS);
    open.add(transport);
    return transport;
  }

  /** An executor's connection to a driver with these handlers. */
  Connection connect(Handlers driver, Handlers executor) throws Exception {
    NettyTransport listening = as(DRIVER);
    Address address = listening.listen(driver);
    return get(as(Peer.executor(APPLICATION, "1")).connect(address, executor));
  }

  /** What a future holds soon. */
  static <T> T get(CompletableFuture<T> future)
      throws InterruptedException, ExecutionException, TimeoutException {
    return future.get(SOON.toSeconds(), TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    open.forEach(Transport::close);
  }
}
