package org.minispark.cluster.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.minispark.cluster.transport.TestingTransports.APPLICATION;
import static org.minispark.cluster.transport.TestingTransports.DRIVER;
import static org.minispark.cluster.transport.TestingTransports.get;

import java.net.BindException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minispark.SparkConf;
import org.minispark.cluster.protocol.Address;
import org.minispark.cluster.protocol.Peer;

class TakenPortTest {
  @TempDir private Path directory;

  private TransportSettings settings(int port) throws Exception {
    return TransportSettings.of(new SparkConf(false), new Address("127.0.0.1", port), directory);
  }

  @Test
  void whoConnectsBeforeAnybodyListensWaits() throws Exception {
    try (TestingTransports transports = new TestingTransports(directory)) {
      TakenPort port = TakenPort.of(settings(0));
      CompletableFuture<Connection> opening =
          transports.as(Peer.executor(APPLICATION, "1")).connect(port.address(), Handlers.NONE);
      Secrets secrets = Secrets.ofApplication(APPLICATION, transports.secret);
      try (Socket early = new Socket("127.0.0.1", port.address().port());
          Transport driver = NettyTransport.create(settings(0), port, DRIVER, secrets)) {
        assertThat(driver.listen(Handlers.NONE)).isEqualTo(port.address());
        assertThat(get(opening).peer()).isEqualTo(DRIVER);
        early.shutdownOutput();
        assertThat(early.getInputStream().read()).as("it is heard, and so goes").isNegative();
      }
    }
  }

  @Test
  void oneThatNobodyListensAtIsGivenBack() throws Exception {
    TakenPort port = TakenPort.of(settings(0));
    Secrets secrets = Secrets.ofApplication(APPLICATION, Secret.random());
    NettyTransport.create(settings(0), port, DRIVER, secrets).close();
    assertThat(port.socket().isOpen()).isFalse();
  }

  @Test
  void oneThatSomebodyHasIsRefused() throws Exception {
    try (TakenPort port = TakenPort.of(settings(0))) {
      int number = port.address().port();
      assertThatThrownBy(() -> TakenPort.of(settings(number)))
          .isInstanceOf(BindException.class)
          .hasMessageContaining("Cannot listen on 127.0.0.1:" + number);
    }
  }
}
