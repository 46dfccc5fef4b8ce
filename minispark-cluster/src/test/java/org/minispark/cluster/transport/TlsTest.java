package org.minispark.cluster.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.minispark.cluster.transport.TestingTransports.APPLICATION;
import static org.minispark.cluster.transport.TestingTransports.DRIVER;
import static org.minispark.cluster.transport.TestingTransports.SOON;
import static org.minispark.cluster.transport.TestingTransports.get;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minispark.SparkConf;
import org.minispark.cluster.protocol.Address;
import org.minispark.cluster.protocol.Payload;
import org.minispark.cluster.protocol.Peer;
import org.minispark.cluster.transport.TestingMessages.Echo;
import org.minispark.cluster.transport.TestingMessages.Echoed;
import org.minispark.engine.storage.BlockData;

class TlsTest {
  @TempDir static Path stores;
  @TempDir Path directory;

  @BeforeAll
  static void makeKeys() throws Exception {
    TestingKeys.make(stores.resolve("own.p12"));
    TestingKeys.make(stores.resolve("other.p12"));
  }

  private TestingTransports encrypted(String keyStore, String trustStore) {
    TestingTransports transports =
        new TestingTransports(directory)
            .set("spark.ssl.rpc.enabled", "true")
            .set("spark.ssl.rpc.keyStore", stores.resolve(keyStore).toString())
            .set("spark.ssl.rpc.keyStorePassword", TestingKeys.PASSWORD);
    if (!trustStore.isEmpty()) {
      transports
          .set("spark.ssl.rpc.trustStore", stores.resolve(trustStore).toString())
          .set("spark.ssl.rpc.trustStorePassword", TestingKeys.PASSWORD);
    }
    return transports;
  }

  private static Handlers echo(Path file) {
    return Handlers.builder()
        .answer(
            Echo.class,
            (from, echo) -> CompletableFuture.completedFuture(new Echoed(echo.content())))
        .blockServer((reader, name) -> new FileBlock(file))
        .build();
  }

  private record FileBlock(Path file) implements BlockData.Bytes {
    @Override
    public InputStream open() throws IOException {
      return Files.newInputStream(file);
    }

    @Override
    public Optional<FileSlice> inFile() {
      return Optional.of(new FileSlice(file, 0, size()));
    }

    @Override
    public long size() {
      return file.toFile().length();
    }
  }

  @Test
  void messagesAndBlocksGoEncrypted() throws Exception {
    Path file = Files.write(directory.resolve("data"), new byte[900_000]);
    try (TestingTransports transports = encrypted("own.p12", "own.p12")) {
      Connection connection = transports.connect(echo(file), Handlers.NONE);
      Payload content = Payload.of(new byte[] {1, 2, 3});
      assertThat(get(connection.ask(new Echo(content), SOON)).content()).isEqualTo(content);
      CompletableFuture<Long> size = new CompletableFuture<>();
      connection.fetch(
          List.of("data"),
          new BlockListener() {
            @Override
            public void fetched(String name, BlockData.Bytes data) {
              size.complete(data.size());
              data.close();
            }

            @Override
            public void failed(String name, IOException cause) {
              size.completeExceptionally(cause);
            }
          });
      assertThat(get(size)).isEqualTo(900_000);
    }
  }

  @Test
  void withoutATrustStoreTheSecretDecides() throws Exception {
    try (TestingTransports transports = encrypted("own.p12", "")) {
      assertThat(transports.connect(echo(directory), Handlers.NONE).peer()).isEqualTo(DRIVER);
    }
  }

  @Test
  void aCertificateThatIsNotTrustedIsRefused() throws Exception {
    try (TestingTransports transports = encrypted("own.p12", "other.p12")) {
      assertThatThrownBy(() -> transports.connect(echo(directory), Handlers.NONE))
          .hasCauseInstanceOf(RefusedException.class)
          .hasMessageContaining("PKIX")
          .cause()
          .matches(refused -> ((RefusedException) refused).isOfTls());
    }
  }

  @Test
  void whoDoesNotSpeakItIsAskedWhether() {
    CompletableFuture<IOException> ended = new CompletableFuture<>();
    Greeting.End end =
        new Greeting.End() {
          @Override
          public void greeted(ChannelHandlerContext context, Peer peer) {
            throw new AssertionError("nobody has answered");
          }

          @Override
          public void failed(ChannelHandlerContext context, IOException cause) {
            ended.complete(cause);
          }
        };
    Secrets secrets = Secrets.ofApplication(APPLICATION, Secret.random());
    EmbeddedChannel opener =
        new EmbeddedChannel(
            new Greeting(true, Peer.executor(APPLICATION, "1"), secrets, SOON.toMillis(), end));

    opener.finishAndReleaseAll();

    assertThat(ended)
        .isCompletedWithValueMatching(
            cause -> cause.getMessage().contains("perhaps it wants TLS: spark.ssl.rpc.enabled"));
  }

  @Test
  void aStoreThatCannotBeReadIsNamed() throws Exception {
    Path junk = Files.write(directory.resolve("junk.p12"), new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
    assertUnreadable(junk.toString(), TestingKeys.PASSWORD, "cannot be read as pkcs12");
    assertUnreadable(directory + "/missing.p12", TestingKeys.PASSWORD, "there is no such file");
    assertUnreadable(stores.resolve("own.p12").toString(), "another", "password was incorrect");
  }

  private static void assertUnreadable(String store, String password, String why) {
    SparkConf conf =
        new SparkConf(false)
            .set("spark.ssl.rpc.enabled", "true")
            .set("spark.ssl.rpc.keyStore", store)
            .set("spark.ssl.rpc.keyStorePassword", password);
    assertThatThrownBy(() -> TlsSettings.of(conf))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("spark.ssl.rpc.keyStore " + store)
        .hasMessageContaining(why)
        .hasMessageNotContaining("another");
  }

  @Test
  void whoDoesNotSpeakTlsIsSentAway() throws Exception {
    try (TestingTransports encrypted = encrypted("own.p12", "");
        TestingTransports plain = new TestingTransports(directory)) {
      Secrets secrets = Secrets.ofApplication(APPLICATION, encrypted.secret);
      Address address = encrypted.as(DRIVER).listen(echo(directory));
      NettyTransport executor = plain.as(Peer.executor(APPLICATION, "1"), secrets);
      assertThatThrownBy(() -> get(executor.connect(address, Handlers.NONE)))
          .hasCauseInstanceOf(ConnectionClosedException.class);
    }
  }

  @Test
  void nobodyListensBeyondThisHostWithoutTlsUnlessTold() throws Exception {
    Address everywhere = new Address("0.0.0.0", 0);
    SparkConf conf = new SparkConf(false);
    assertThatThrownBy(() -> TransportSettings.of(conf, everywhere, directory))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(TransportSettings.INSECURE_BIND);
    conf.set(TransportSettings.INSECURE_BIND, "true");
    assertThat(TransportSettings.of(conf, everywhere, directory).bind()).isEqualTo(everywhere);
    SparkConf withTls =
        new SparkConf(false)
            .set("spark.ssl.rpc.enabled", "true")
            .set("spark.ssl.rpc.keyStore", stores.resolve("own.p12").toString())
            .set("spark.ssl.rpc.keyStorePassword", TestingKeys.PASSWORD);
    assertThat(TransportSettings.of(withTls, everywhere, directory).tls()).isPresent();
  }

  @Test
  void olderTlsIsNotSpoken() {
    SparkConf conf =
        new SparkConf(false)
            .set("spark.ssl.rpc.enabled", "true")
            .set("spark.ssl.protocol", "TLSv1.2");
    assertThatThrownBy(() -> TlsSettings.of(conf)).hasMessageContaining("only TLSv1.3");
  }
}
