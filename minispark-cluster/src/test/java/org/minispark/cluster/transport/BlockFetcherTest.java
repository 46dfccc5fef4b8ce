package org.minispark.cluster.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.minispark.cluster.protocol.Address;
import org.minispark.cluster.protocol.Notice;
import org.minispark.cluster.protocol.Payload;
import org.minispark.cluster.protocol.Peer;
import org.minispark.cluster.protocol.Reply;
import org.minispark.cluster.protocol.Request;
import org.minispark.engine.base.TestingClock;
import org.minispark.engine.base.TestingTimer;
import org.minispark.engine.storage.BlockData;

class BlockFetcherTest {
  private static final Address THERE = new Address("there", 1);

  private static final long QUIET = 120_000;

  private final TestingTimer timer = new TestingTimer(new TestingClock());
  private final TestingTransport transport = new TestingTransport();
  private final BlockFetcher fetcher =
      new BlockFetcher(new Connections(transport, Handlers.NONE), timer, 3, 5000, QUIET);
  private final Map<String, Object> results = new LinkedHashMap<>();
  private final BlockListener listener =
      new BlockListener() {
        @Override
        public void fetched(String name, BlockData.Bytes data) {
          assertThat(results.put(name, "here")).isNull();
        }

        @Override
        public void failed(String name, IOException cause) {
          assertThat(results.put(name, cause)).isNull();
        }
      };

  /** Connections whose fetches the test answers. */
  private static final class TestingTransport implements Transport {
    final List<TestingConnection> connections = new ArrayList<>();
    IOException refusal;

    @Override
    public CompletableFuture<Connection> connect(Address address, Handlers handlers) {
      if (refusal != null) {
        return CompletableFuture.failedFuture(refusal);
      }
      connections.add(new TestingConnection());
      return CompletableFuture.completedFuture(last());
    }

    TestingConnection last() {
      return connections.get(connections.size() - 1);
    }

    @Override
    public Peer self() {
      return Peer.driver("app");
    }

    @Override
    public Address listen(Handlers handlers) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Address address() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
  }

  private static final class TestingConnection implements Connection {
    final List<String> asked = new ArrayList<>();
    private BlockListener answers;
    private boolean closed;
    private long moved;
    private String givenUp;
    private final CompletableFuture<Void> uploaded = new CompletableFuture<>();

    @Override
    public Fetch fetch(List<String> names, BlockListener listener) {
      asked.clear();
      asked.addAll(names);
      answers = listener;
      return () -> {};
    }

    void bring(String name) {
      asked.remove(name);
      answers.fetched(name, new NoBytes());
    }

    void fail(String name, IOException cause) {
      asked.remove(name);
      answers.failed(name, cause);
    }

    @Override
    public void close() {
      giveUp("broken");
    }

    @Override
    public void giveUp(String reason) {
      closed = true;
      givenUp = reason;
      for (String name : List.copyOf(asked)) {
        fail(name, new ConnectionClosedException(reason));
      }
    }

    @Override
    public long piecesMoved() {
      return moved;
    }

    @Override
    public String toString() {
      return "line to " + THERE;
    }

    @Override
    public boolean isOpen() {
      return !closed;
    }

    @Override
    public Peer peer() {
      return Peer.executor("app", "1");
    }

    @Override
    public Address remote() {
      return THERE;
    }

    @Override
    public void send(Notice notice) {}

    @Override
    public <R extends Reply> CompletableFuture<R> ask(Request<R> request, Duration timeout) {
      throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<Void> upload(String name, Payload instruction, BlockData.Bytes data) {
      return uploaded;
    }

    @Override
    public void onClose(Consumer<ConnectionClosedException> listener) {}
  }

  private record NoBytes() implements BlockData.Bytes {
    @Override
    public InputStream open() {
      return InputStream.nullInputStream();
    }

    @Override
    public long size() {
      return 0;
    }
  }

  @Test
  void whatABrokenConnectionLostIsAskedForAgain() {
    fetcher.fetch(THERE, List.of("a", "b", "c"), listener);
    transport.last().bring("b");
    transport.last().close();
    assertThat(results).containsOnlyKeys("b");
    timer.advance(100);
    assertThat(transport.connections).hasSize(2);
    assertThat(transport.last().asked).containsExactly("a", "c");
    transport.last().bring("c");
    transport.last().bring("a");
    assertThat(results).containsEntry("a", "here").containsEntry("c", "here");
    timer.advance(QUIET);
    assertThat(timer.isIdle()).isTrue();
  }

  @Test
  void whatTheOtherSideDoesNotHaveFailsAtOnce() {
    fetcher.fetch(THERE, List.of("a", "b"), listener);
    RemoteFailureException none = new RemoteFailureException("no block a");
    transport.last().fail("a", none);
    assertThat(results).containsEntry("a", none);
    transport.last().fail("b", new CorruptBlockException("b is damaged"));
    timer.advance(100);
    assertThat(transport.last().asked).containsExactly("b");
    assertThat(transport.connections).hasSize(1);
  }

  @Test
  void eachWaitIsLongerAndTheLastFailureIsTold() {
    fetcher.fetch(THERE, List.of("a"), listener);
    for (long wait : new long[] {100, 500, 2500}) {
      transport.last().close();
      int before = transport.connections.size();
      timer.advance(wait - 1);
      assertThat(transport.connections).hasSize(before);
      timer.advance(1);
      assertThat(transport.connections).hasSize(before + 1);
    }
    assertThat(results).isEmpty();
    transport.last().close();
    assertThat(results.get("a")).isInstanceOf(ConnectionClosedException.class);
  }

  @Test
  void aPortThatNobodyListensOnIsNotTriedAgain() {
    transport.refusal = new ConnectException("Connection refused");
    fetcher.fetch(THERE, List.of("a", "b"), listener);
    assertThat(results.values()).containsExactly(transport.refusal, transport.refusal);
    assertThat(timer.isIdle()).isTrue();
  }

  @Test
  void anAbandonedProcessFailsAllThatIsOpenOrWaits() {
    fetcher.fetch(THERE, List.of("waits"), listener);
    transport.last().close();
    fetcher.fetch(THERE, List.of("open"), listener);
    fetcher.abandon(THERE);
    assertThat(results).containsOnlyKeys("waits", "open");
    assertThat(results.values())
        .allSatisfy(cause -> assertThat(cause).isInstanceOf(ConnectionClosedException.class));
    timer.advance(QUIET);
    assertThat(timer.isIdle()).isTrue();
  }

  @Test
  void aLineOverWhichNothingMovesIsGivenUpAndItsBlocksAreAskedForAgain() {
    fetcher.fetch(THERE, List.of("a"), listener);
    TestingConnection silent = transport.last();

    timer.advance(QUIET);
    assertThat(silent.isOpen()).isTrue();
    timer.advance(QUIET / 4);

    assertThat(silent.givenUp)
        .isEqualTo(
            "line to there:1 has moved nothing of what is wanted over it for 120000 ms"
                + " (spark.shuffle.io.connectionTimeout)");
    timer.advance(100);
    assertThat(transport.connections).hasSize(2);
    transport.last().bring("a");
    assertThat(results).containsEntry("a", "here");
  }

  @Test
  void aPeerThatStaysSilentFailsTheFetch() {
    fetcher.fetch(THERE, List.of("a"), listener);

    timer.advance(10 * QUIET);

    assertThat(transport.connections).hasSize(4);
    assertThat(results.get("a")).isInstanceOf(ConnectionClosedException.class);
    assertThat(timer.isIdle()).isTrue();
  }

  @Test
  void aLineThatMovesSlowlyOrIsAskedAgainIsKept() {
    fetcher.fetch(THERE, List.of("a"), listener);
    for (int i = 0; i < 5; i++) {
      timer.advance(QUIET - 1);
      transport.last().moved++;
    }
    timer.advance(QUIET - 1);
    fetcher.fetch(THERE, List.of("b"), listener);
    timer.advance(QUIET);
    assertThat(transport.last().isOpen()).isTrue();
  }

  @Test
  void aLineOverWhichNothingIsWantedMayBeQuiet() {
    fetcher.fetch(THERE, List.of("a"), listener);
    transport.last().bring("a");

    timer.advance(10 * QUIET);

    assertThat(transport.last().isOpen()).isTrue();
    assertThat(timer.isIdle()).isTrue();
  }

  @Test
  void anUploadThatDoesNotMoveEndsItsLine() {
    var stored = fetcher.upload(THERE, "a", Payload.of(new byte[0]), new NoBytes());

    timer.advance(QUIET + QUIET / 4);

    assertThat(transport.last().isOpen()).isFalse();
    assertThat(stored).isNotDone(); // a real line fails it
  }

  @Test
  void manyNamesGoInSeveralFetches() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i <= Connection.MAX_BLOCKS; i++) {
      names.add("b" + i);
    }
    fetcher.fetch(THERE, names, listener);
    assertThat(transport.connections).hasSize(1);
    assertThat(transport.last().asked).containsExactly("b" + Connection.MAX_BLOCKS);
  }
}
