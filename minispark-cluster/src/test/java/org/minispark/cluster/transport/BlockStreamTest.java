package org.minispark.cluster.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.minispark.cluster.transport.TestingTransports.get;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minispark.cluster.protocol.Payload;
import org.minispark.engine.storage.BlockData;

class BlockStreamTest {
  @TempDir Path directory;
  private TestingTransports transports;
  private final Map<String, BlockData.Bytes> blocks = new ConcurrentHashMap<>();
  private final AtomicInteger closed = new AtomicInteger();

  @BeforeEach
  void open() {
    transports =
        new TestingTransports(directory).set("spark.network.maxRemoteBlockSizeFetchToMem", "1m");
  }

  @AfterEach
  void close() {
    transports.close();
  }

  private Connection connect() throws Exception {
    return transports.connect(
        Handlers.builder()
            .blockServer(
                (reader, name) ->
                    Optional.ofNullable(blocks.get(name))
                        .orElseThrow(() -> new IOException("no block " + name)))
            .build(),
        Handlers.NONE);
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private BlockData.Bytes inMemory(byte[] bytes, long size) {
    return new BlockData.Bytes() {
      @Override
      public InputStream open() {
        return new ByteArrayInputStream(bytes);
      }

      @Override
      public long size() {
        return size;
      }

      @Override
      public void close() {
        closed.incrementAndGet();
      }
    };
  }

  private BlockData.Bytes inFile(Path file, long offset, long length) {
    return new BlockData.Bytes() {
      @Override
      public InputStream open() throws IOException {
        InputStream in = Files.newInputStream(file);
        in.skipNBytes(offset);
        return in;
      }

      @Override
      public Optional<BlockData.FileSlice> inFile() {
        return Optional.of(new BlockData.FileSlice(file, offset, length));
      }

      @Override
      public long size() {
        return length;
      }

      @Override
      public void close() {
        closed.incrementAndGet();
      }
    };
  }

  private record BrokenBlock() implements BlockData.Bytes {
    @Override
    public InputStream open() {
      throw new AssertionError("cannot be opened");
    }

    @Override
    public long size() {
      return 10;
    }
  }

  /** What a fetch has brought, by name: bytes or a failure. */
  private static final class Fetched implements BlockListener {
    final Map<String, Object> results = new ConcurrentHashMap<>();
    final CountDownLatch left;

    Fetched(int count) {
      left = new CountDownLatch(count);
    }

    @Override
    public void fetched(String name, BlockData.Bytes data) {
      try (data;
          InputStream in = data.open()) {
        assertThat(results.put(name, in.readAllBytes())).isNull();
      } catch (IOException e) {
        results.put(name, e);
      }
      left.countDown();
    }

    @Override
    public void failed(String name, IOException cause) {
      assertThat(results.put(name, cause)).isNull();
      left.countDown();
    }

    Map<String, Object> await() throws InterruptedException {
      assertThat(left.await(2, TimeUnit.MINUTES)).isTrue();
      return results;
    }
  }

  @Test
  void blocksOfAllSizesArriveAsTheyWere() throws Exception {
    Path file = Files.write(directory.resolve("data"), bytes(7_000_000));
    int[] sizes = {0, 1, 65_536, 65_537, 262_144, 1 << 20, (1 << 20) + 1, 5_000_000};
    for (int size : sizes) {
      blocks.put("memory" + size, inMemory(bytes(size), size));
      blocks.put("file" + size, inFile(file, 1000, size));
    }
    List<String> names = blocks.keySet().stream().sorted().toList();
    Fetched fetched = new Fetched(names.size());
    connect().fetch(names, fetched);
    Map<String, Object> results = fetched.await();
    for (int size : sizes) {
      assertThat((byte[]) results.get("memory" + size)).isEqualTo(bytes(size));
      assertThat((byte[]) results.get("file" + size))
          .isEqualTo(Arrays.copyOfRange(bytes(7_000_000), 1000, 1000 + size));
    }
    transports.close();
    assertThat(closed).hasValue(names.size());
    assertThat(directory.resolve("spool")).isEmptyDirectory();
  }

  @Test
  void whatIsMissingOrTooShortFailsAloneAndTheRestArrives() throws Exception {
    Path file = Files.write(directory.resolve("data"), bytes(1_000_000));
    blocks.put("good", inMemory(bytes(300_000), 300_000));
    blocks.put("short", inMemory(bytes(300_000), 300_001));
    blocks.put("short file", inFile(file, 0, 1_000_001));
    blocks.put("last", inMemory(bytes(10), 10));
    blocks.put("error", new BrokenBlock());
    Fetched fetched = new Fetched(6);
    connect().fetch(List.of("none", "short", "good", "error", "short file", "last"), fetched);
    Map<String, Object> results = fetched.await();
    assertThat((byte[]) results.get("good")).isEqualTo(bytes(300_000));
    assertThat((byte[]) results.get("last")).isEqualTo(bytes(10));
    assertThat((Exception) results.get("error")).hasMessage("cannot be opened");
    assertThat((Exception) results.get("none"))
        .isInstanceOf(RemoteFailureException.class)
        .hasMessage("no block none");
    assertThat((Exception) results.get("short")).hasMessageContaining("too early");
    assertThat((Exception) results.get("short file")).hasMessageContaining("too early");
  }

  @Test
  void manyFetchesAtOnce() throws Exception {
    IntStream.range(0, 200).forEach(i -> blocks.put("b" + i, inMemory(bytes(1000 * i), 1000L * i)));
    Connection connection = connect();
    Fetched fetched = new Fetched(200);
    for (int i = 0; i < 200; i += 4) {
      connection.fetch(List.of("b" + i, "b" + (i + 1), "b" + (i + 2), "b" + (i + 3)), fetched);
    }
    Map<String, Object> results = fetched.await();
    for (int i = 0; i < 200; i++) {
      assertThat((byte[]) results.get("b" + i)).isEqualTo(bytes(1000 * i));
    }
  }

  @Test
  void aClosedFetchIsHeardOfNoMoreAndTheConnectionGoesOn() throws Exception {
    Path file = Files.write(directory.resolve("data"), bytes(7_000_000));
    IntStream.range(0, 50).forEach(i -> blocks.put("f" + i, inFile(file, 0, 7_000_000)));
    blocks.put("small", inMemory(bytes(5), 5));
    Connection connection = connect();
    AtomicInteger heard = new AtomicInteger();
    CompletableFuture<Void> first = new CompletableFuture<>();
    CompletableFuture<Void> fetchIsClosed = new CompletableFuture<>();
    Connection.Fetch fetch =
        connection.fetch(
            IntStream.range(0, 50).mapToObj(i -> "f" + i).toList(),
            new BlockListener() {
              @Override
              public void fetched(String name, BlockData.Bytes data) {
                data.close();
                heard.incrementAndGet();
                first.complete(null);
                fetchIsClosed.join(); // all the others could have come by then
              }

              @Override
              public void failed(String name, IOException cause) {
                first.completeExceptionally(cause);
              }
            });
    get(first);
    fetch.close();
    fetchIsClosed.complete(null);
    Fetched small = new Fetched(1);
    connection.fetch(List.of("small"), small);
    assertThat((byte[]) small.await().get("small")).isEqualTo(bytes(5));
    assertThat(heard.get()).isLessThan(50);
    assertThat(directory.resolve("spool")).isEmptyDirectory();
  }

  @Test
  void aClosedConnectionFailsWhatIsMissing() throws Exception {
    CompletableFuture<Void> asked = new CompletableFuture<>();
    CompletableFuture<Void> mayGoOn = new CompletableFuture<>();
    Handlers slow =
        Handlers.builder()
            .blockServer(
                (reader, name) -> {
                  asked.complete(null);
                  mayGoOn.join();
                  throw new IOException("too late");
                })
            .build();
    Connection connection = transports.connect(slow, Handlers.NONE);
    Fetched fetched = new Fetched(2);
    connection.fetch(List.of("a", "b"), fetched);
    get(asked);
    CompletableFuture<ConnectionClosedException> closed = new CompletableFuture<>();
    connection.onClose(closed::complete);
    connection.close();
    get(closed); // what comes before is an answer, too
    mayGoOn.complete(null);
    assertThat(fetched.await().values())
        .allSatisfy(failure -> assertThat(failure).isInstanceOf(ConnectionClosedException.class));
    Fetched late = new Fetched(1);
    connection.fetch(List.of("c"), late);
    assertThat(late.await().get("c")).isInstanceOf(ConnectionClosedException.class);
  }

  @Test
  void uploadsAreStoredOrTheUploaderHearsWhyNot() throws Exception {
    Map<String, byte[]> stored = new ConcurrentHashMap<>();
    Handlers store =
        Handlers.builder()
            .blockStore(
                (sender, name, instruction, data) -> {
                  if (name.equals("unwanted")) {
                    throw new IOException("no room");
                  }
                  try (InputStream in = data.open()) {
                    stored.put(name + instruction.length(), in.readAllBytes());
                  }
                })
            .build();
    Connection connection = transports.connect(store, Handlers.NONE);
    Path file = Files.write(directory.resolve("data"), bytes(3_000_000));
    Payload instruction = Payload.of(new byte[3]);
    get(connection.upload("file", instruction, inFile(file, 0, 3_000_000)));
    get(connection.upload("memory", instruction, inMemory(bytes(100), 100)));
    assertThat(stored.get("file3")).isEqualTo(bytes(3_000_000));
    assertThat(stored.get("memory3")).isEqualTo(bytes(100));
    assertThatThrownBy(() -> get(connection.upload("unwanted", instruction, inMemory(bytes(9), 9))))
        .hasMessageContaining("no room");
    assertThatThrownBy(
            () -> get(connection.upload("short", instruction, inMemory(bytes(99), 100_000))))
        .hasMessageContaining("too early");
    assertThatThrownBy(
            () -> get(connection.upload("x".repeat(600), instruction, inMemory(bytes(9), 9))))
        .hasMessageContaining("600 bytes");
    get(connection.upload("again", instruction, inMemory(bytes(8), 8)));
    assertThat(closed).hasValue(0);
    assertThat(directory.resolve("spool")).isEmptyDirectory();
  }
}
