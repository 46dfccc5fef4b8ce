package org.minispark.cluster.driver;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minispark.SparkConf;
import org.minispark.cluster.protocol.Address;
import org.minispark.cluster.protocol.BlockMessages.DropBroadcast;
import org.minispark.cluster.protocol.BlockMessages.DropShuffle;
import org.minispark.cluster.protocol.BlockMessages.HolderLost;
import org.minispark.cluster.protocol.DecommissionMessages.MoveOut;
import org.minispark.cluster.protocol.Peer;
import org.minispark.cluster.protocol.TaskMessages.Configuration;
import org.minispark.cluster.protocol.TaskMessages.ExecutorReady;
import org.minispark.cluster.protocol.TaskMessages.RegisterExecutor;
import org.minispark.cluster.transport.Connection;
import org.minispark.cluster.transport.Handlers;
import org.minispark.cluster.transport.NettyTransport;
import org.minispark.cluster.transport.NetworkConf;
import org.minispark.cluster.transport.Secret;
import org.minispark.cluster.transport.Secrets;
import org.minispark.cluster.transport.Transport;
import org.minispark.cluster.transport.TransportSettings;
import org.minispark.storage.BlockManagerId;

/** An executor's process begins while the life of its cluster goes on around it. */
class ExecutorBeginningTest {
  private static final String APPLICATION = "app-1";
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @TempDir Path directory;

  private final CompletableFuture<CompletableFuture<Void>> dropped = new CompletableFuture<>();
  private final CompletableFuture<Void> ready = new CompletableFuture<>();

  /** A driver that loses an executor and drops a shuffle while another one registers. */
  private CompletableFuture<Configuration> register(Connection line) {
    line.send(new HolderLost(new BlockManagerId("7", "127.0.0.1", 1)));
    dropped.complete(
        CompletableFuture.allOf(
            line.ask(new DropShuffle(3), PATIENCE),
            line.ask(new DropBroadcast(4), PATIENCE),
            line.ask(new MoveOut(true, true, 1), PATIENCE)));
    return CompletableFuture.completedFuture(new Configuration(Map.of()));
  }

  @Test
  void whatHappensMeanwhileDoesNotStopItFromBecomingReady() throws Exception {
    SparkConf conf = new SparkConf(false);
    Secret secret = Secret.random();
    Handlers handlers =
        Handlers.builder()
            .answer(RegisterExecutor.class, (line, request) -> register(line))
            .on(ExecutorReady.class, (line, message) -> ready.complete(null))
            .build();
    try (Transport driver =
        NettyTransport.create(
            TransportSettings.of(conf, new Address("127.0.0.1", 0), directory),
            Peer.driver(APPLICATION),
            Secrets.ofApplication(APPLICATION, secret))) {
      Address address = driver.listen(handlers);
      Process executor =
          new ExecutorCommand(
                  APPLICATION,
                  address,
                  ExecutorCommand.template(conf, 64),
                  secret,
                  NetworkConf.toText(conf))
              .of("0", 1, directory.resolve("0").toString())
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve("log").toFile())
              .start();
      try {
        ready.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        dropped.join().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      } finally {
        executor.destroyForcibly();
        executor.waitFor();
      }
    }
  }
}
