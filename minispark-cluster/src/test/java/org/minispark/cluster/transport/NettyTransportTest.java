package org.minispark.cluster.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.minispark.cluster.transport.TestingTransports.APPLICATION;
import static org.minispark.cluster.transport.TestingTransports.DRIVER;
import static org.minispark.cluster.transport.TestingTransports.SOON;
import static org.minispark.cluster.transport.TestingTransports.get;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minispark.cluster.protocol.Address;
import org.minispark.cluster.protocol.Payload;
import org.minispark.cluster.protocol.Peer;
import org.minispark.cluster.protocol.Role;
import org.minispark.cluster.transport.TestingMessages.Echo;
import org.minispark.cluster.transport.TestingMessages.Echoed;
import org.minispark.cluster.transport.TestingMessages.Order;
import org.minispark.cluster.transport.TestingMessages.Say;
import org.minispark.engine.storage.BlockData;

class NettyTransportTest {
  private static final Handlers ECHO =
      Handlers.builder()
          .answer(
              Echo.class,
              (from, echo) -> CompletableFuture.completedFuture(new Echoed(echo.content())))
          .build();

  @TempDir Path directory;
  private TestingTransports transports;

  @BeforeEach
  void open() {
    transports = new TestingTransports(directory);
  }

  @AfterEach
  void close() {
    transports.close();
  }

  @Test
  void bothSidesLearnWhoIsThere() throws Exception {
    CompletableFuture<Peer> seen = new CompletableFuture<>();
    Handlers driver =
        Handlers.builder().onOpen(connection -> seen.complete(connection.peer())).build();
    Connection connection = transports.connect(driver, Handlers.NONE);
    assertThat(connection.peer()).isEqualTo(DRIVER);
    assertThat(get(seen)).isEqualTo(Peer.executor(APPLICATION, "1"));
  }

  @Test
  void answersComeBackInBothDirections() throws Exception {
    CompletableFuture<Connection> toExecutor = new CompletableFuture<>();
    Handlers driver =
        Handlers.builder()
            .onOpen(toExecutor::complete)
            .answer(
                Echo.class,
                (from, echo) -> CompletableFuture.completedFuture(new Echoed(echo.content())))
            .build();
    Connection toDriver = transports.connect(driver, ECHO);
    Payload content = Payload.of("hello".getBytes(StandardCharsets.UTF_8));
    assertThat(get(toDriver.ask(new Echo(content), SOON)).content()).isEqualTo(content);
    assertThat(get(get(toExecutor).ask(new Echo(content), SOON)).content()).isEqualTo(content);
  }

  @Test
  void messagesOfOneThreadArriveInOrder() throws Exception {
    List<String> heard = Collections.synchronizedList(new ArrayList<>());
    CompletableFuture<Void> all = new CompletableFuture<>();
    Handlers driver =
        Handlers.builder()
            .on(
                Say.class,
                (from, say) -> {
                  heard.add(say.text());
                  if (heard.size() == 2000) {
                    all.complete(null);
                  }
                })
            .build();
    Connection connection = transports.connect(driver, Handlers.NONE);
    List<String> said = IntStream.range(0, 2000).mapToObj(i -> "line " + i).toList();
    said.forEach(text -> connection.send(new Say(text)));
    get(all);
    assertThat(heard).isEqualTo(said);
  }

  @Test
  void aLargeMessageArrivesWhole() throws Exception {
    byte[] bytes = new byte[10 << 20];
    bytes[bytes.length - 1] = 7;
    Connection connection = transports.connect(ECHO, Handlers.NONE);
    Echoed echoed = get(connection.ask(new Echo(Payload.of(bytes)), SOON));
    assertThat(echoed.content()).isEqualTo(Payload.of(bytes));
  }

  @Test
  void theHandlersFailureIsTheAnswer() throws Exception {
    Handlers failing =
        Handlers.builder()
            .answer(
                Echo.class,
                (from, echo) -> {
                  throw new IllegalStateException("no echo today");
                })
            .build();
    Connection connection = transports.connect(failing, Handlers.NONE);
    assertThatThrownBy(() -> get(connection.ask(Echo.of(1), SOON)))
        .hasRootCauseInstanceOf(RemoteFailureException.class)
        .hasMessageContaining("no echo today");
    assertThat(connection.isOpen()).isTrue();
  }

  @Test
  void whateverBecomesOfAnAnswerTheAskerHearsOfIt() throws Exception {
    Handlers odd =
        Handlers.builder()
            .answer(
                Echo.class,
                (from, echo) ->
                    switch (echo.content().length()) {
                      case 0 -> throw new AssertionError("an error");
                      case 1 -> null;
                      case 2 -> CompletableFuture.completedFuture(null);
                      default ->
                          CompletableFuture.completedFuture(
                              new Echoed(Payload.of(new byte[(16 << 20) + 1])));
                    })
            .build();
    Connection connection = transports.connect(odd, Handlers.NONE);
    List<String> failures = List.of("an error", "no answer", "no reply", "16777217 bytes");
    for (int length = 0; length < 4; length++) {
      Echo echo = Echo.of(length);
      assertThatThrownBy(() -> get(connection.ask(echo, SOON)))
          .hasRootCauseInstanceOf(RemoteFailureException.class)
          .hasMessageContaining(failures.get(length));
    }
  }

  @Test
  void aReplyThatDoesNotComeIsAFailure() throws Exception {
    Handlers silent =
        Handlers.builder().answer(Echo.class, (from, echo) -> new CompletableFuture<>()).build();
    Connection connection = transports.connect(silent, Handlers.NONE);
    assertThatThrownBy(() -> get(connection.ask(Echo.of(1), Duration.ofMillis(20))))
        .hasRootCauseInstanceOf(RequestTimeoutException.class)
        .hasMessageContaining("Echo to driver of app-1 within 20 ms");
  }

  @Test
  void closingFailsWhatIsOpen() throws Exception {
    Handlers silent =
        Handlers.builder()
            .answer(Echo.class, (from, echo) -> new CompletableFuture<>())
            .on(Say.class, (from, say) -> from.close())
            .build();
    Connection connection = transports.connect(silent, Handlers.NONE);
    CompletableFuture<Echoed> reply = connection.ask(Echo.of(1), SOON);
    CompletableFuture<ConnectionClosedException> closed = new CompletableFuture<>();
    connection.onClose(closed::complete);
    connection.send(new Say("go"));
    assertThat(get(closed)).hasMessageContaining("driver of app-1");
    assertThatThrownBy(() -> get(reply)).hasRootCauseInstanceOf(ConnectionClosedException.class);
    assertThatThrownBy(() -> get(connection.ask(Echo.of(1), SOON)))
        .hasRootCauseInstanceOf(ConnectionClosedException.class);
    assertThat(connection.isOpen()).isFalse();
  }

  @Test
  void aMessageThatIsNotUnderstoodClosesTheConnection() throws Exception {
    Connection connection = transports.connect(Handlers.NONE, Handlers.NONE);
    CompletableFuture<ConnectionClosedException> closed = new CompletableFuture<>();
    connection.onClose(closed::complete);
    connection.send(new Say("anybody there?"));
    get(closed);
  }

  @Test
  void whoMayNotSendAMessageIsCutOff() throws Exception {
    Handlers driver = Handlers.builder().on(Order.class, (from, order) -> {}).build();
    Connection connection = transports.connect(driver, Handlers.NONE);
    CompletableFuture<ConnectionClosedException> closed = new CompletableFuture<>();
    connection.onClose(closed::complete);
    connection.send(new Order());
    get(closed);
  }

  @Test
  void anotherSecretIsRefused() throws Exception {
    Address address = transports.as(DRIVER).listen(ECHO);
    Secrets wrong = Secrets.ofApplication(APPLICATION, Secret.random());
    NettyTransport stranger = transports.as(Peer.executor(APPLICATION, "1"), wrong);
    assertThatThrownBy(() -> get(stranger.connect(address, Handlers.NONE)))
        .hasRootCauseInstanceOf(RefusedException.class)
        .hasMessageContaining("does not accept our secret");
  }

  @Test
  void oneApplicationCannotSpeakForAnotherNorForTheCluster() throws Exception {
    Secret cluster = Secret.random();
    Address master =
        transports.as(new Peer(Role.MASTER, "", ""), Secrets.ofCluster(cluster)).listen(ECHO);
    Secrets ownKey = peer -> Optional.of(cluster.ofApplication("app-1"));
    get(transports.as(Peer.driver("app-1"), ownKey).connect(master, Handlers.NONE));
    for (Peer pretended :
        List.of(
            Peer.driver("app-2"),
            Peer.driver(""),
            new Peer(Role.WORKER, "app-1", "w"),
            new Peer(Role.WORKER, "", "w"))) {
      NettyTransport liar = transports.as(pretended, ownKey);
      assertThatThrownBy(() -> get(liar.connect(master, Handlers.NONE)))
          .as("%s", pretended)
          .hasRootCauseInstanceOf(RefusedException.class);
    }
  }

  @Test
  void nobodyListening() throws Exception {
    Address address = new Address("127.0.0.1", TestingPorts.free("127.0.0.1"));
    NettyTransport transport = transports.as(DRIVER);
    assertThatThrownBy(() -> get(transport.connect(address, Handlers.NONE)))
        .hasCauseInstanceOf(ConnectException.class);
  }

  @Test
  void whoAsksWhileOthersHearOfTheEndHearsOfItToo() throws Exception {
    Handlers driver =
        Handlers.builder()
            .blockServer(
                (reader, name) -> {
                  reader.close();
                  throw new IOException("closed before this can be told");
                })
            .build();
    Connection connection = transports.connect(driver, Handlers.NONE);
    CompletableFuture<CompletableFuture<Echoed>> asked = new CompletableFuture<>();

    var unused =
        connection.fetch(
            List.of("block"),
            new BlockListener() {
              @Override
              public void fetched(String name, BlockData.Bytes data) {
                asked.completeExceptionally(new AssertionError(name + " was fetched"));
              }

              @Override
              public void failed(String name, IOException cause) {
                asked.complete(connection.ask(Echo.of(1), Duration.ofHours(1)));
              }
            });

    assertThatThrownBy(() -> get(get(asked))).hasCauseInstanceOf(ConnectionClosedException.class);
  }
}
