package org.minispark.cluster.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minispark.cluster.transport.TestingTransports.get;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.ResourceLeakDetector;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.minispark.cluster.logs.TestingLoggers;
import org.minispark.cluster.protocol.Address;
import org.minispark.cluster.protocol.MessageKind;
import org.minispark.cluster.protocol.Payload;
import org.minispark.cluster.protocol.Peer;
import org.minispark.cluster.protocol.WireOutput;
import org.minispark.cluster.transport.TestingMessages.Echo;
import org.minispark.cluster.transport.TestingMessages.Echoed;
import org.minispark.cluster.transport.TestingMessages.Say;

/** Whatever anybody sends, before or after he has proved who he is, costs him his connection. */
@Isolated("it looks at the memory of the process")
class FuzzTest {
  private static final int FRAMES = 1_000_000;
  private static final int FRAMES_OVER_SOCKETS = 5_000;
  private static final long SEED = 20260101;

  /** No channel ends because this process had no time for it. */
  private static final int AN_HOUR = 3_600_000;

  private static final Peer DRIVER = Peer.driver("app-1");
  private static final Peer EXECUTOR = Peer.executor("app-1", "1");

  @TempDir Path directory;

  private final Random random = new Random(SEED);
  private final UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(false);
  private final Secrets secrets = Secrets.ofApplication("app-1", Secret.random());
  private final AtomicInteger opened = new AtomicInteger();
  private final ListAppender<ILoggingEvent> leaks = new ListAppender<>();
  private final Logger leakLogger = TestingLoggers.of(ResourceLeakDetector.class);
  private ResourceLeakDetector.Level levelBefore;
  private Pipeline pipeline;
  private byte[] recordedHello;
  private byte[] recordedProof;

  /** Tells if anybody ever makes an object of bytes. */
  private static final class Canary implements Serializable {
    private static final long serialVersionUID = 1L;
    static final AtomicBoolean SANG = new AtomicBoolean();

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      SANG.set(true);
      in.defaultReadObject();
    }
  }

  private static final byte[] CANARY = canary();

  private static byte[] canary() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(new Canary());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }

  @BeforeEach
  void begin() throws IOException {
    levelBefore = ResourceLeakDetector.getLevel();
    ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
    leaks.start();
    leakLogger.addAppender(leaks);
    Canary.SANG.set(false);
    TransportServices services =
        new TransportServices(
            TestingMessages.KINDS,
            new ArrivalSettings(1 << 16, directory),
            Runnable::run,
            Runnable::run,
            false,
            new StrangerLog(() -> 0));
    pipeline =
        new Pipeline(
            DRIVER,
            secrets,
            new TransportSettings.Times(AN_HOUR, AN_HOUR, AN_HOUR),
            services,
            connection -> {});
    EmbeddedChannel channel = accepted();
    TestingOpener opener = new TestingOpener(channel, EXECUTOR, secrets);
    recordedHello = opener.hello();
    TestingOpener.finish(channel);
    channel = accepted();
    recordedProof = new TestingOpener(channel, EXECUTOR, secrets).greet();
    TestingOpener.finish(channel);
    opened.set(0);
  }

  @AfterEach
  void end() {
    leakLogger.detachAppender(leaks);
    ResourceLeakDetector.setLevel(levelBefore);
  }

  private Handlers handlers() {
    return Handlers.builder()
        .onOpen(connection -> opened.incrementAndGet())
        .on(Say.class, (from, say) -> {})
        .answer(
            Echo.class,
            (from, echo) -> CompletableFuture.completedFuture(new Echoed(echo.content())))
        .blockStore((sender, name, instruction, data) -> data.open().close())
        .build();
  }

  private EmbeddedChannel accepted() {
    EmbeddedChannel channel = TestingOpener.channel(allocator);
    pipeline.accept(channel, Optional.empty(), handlers());
    return channel;
  }

  private EmbeddedChannel openedByUs() {
    EmbeddedChannel channel = TestingOpener.channel(allocator);
    CompletableFuture<Connection> connection = new CompletableFuture<>();
    pipeline.open(channel, Optional.empty(), new Address("there", 1), handlers(), connection);
    return channel;
  }

  @Test
  void theCanarySingsWhenItIsRead() throws Exception {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(CANARY))) {
      in.readObject();
    }
    assertThat(Canary.SANG).isTrue();
  }

  @Test
  void framesThroughThePipeline() throws Exception {
    int authentic = 0;
    long early = 0;
    for (int frames = 0; frames < FRAMES; ) {
      int what = random.nextInt(10);
      if (what < 5) {
        frames += strangersFrames(accepted());
      } else if (what < 6) {
        frames += strangersFrames(openedByUs());
      } else {
        frames += peersFrames();
        authentic++;
      }
      if (early == 0 && frames > FRAMES / 10) {
        early = usedHeap();
      }
    }
    assertThat(opened).as("connections that got past the handshake").hasValue(authentic);
    assertThat(allocator.metric().usedHeapMemory()).isZero();
    assertThat(allocator.metric().usedDirectMemory()).isZero();
    assertThat(usedHeap() - early).as("growth of the heap").isLessThan(8 << 20);
    assertThat(Canary.SANG).isFalse();
    assertThat(leaks.list).isEmpty();
    assertThat(directory).isEmptyDirectory();
  }

  /** Several from somebody who has not proved anything. */
  private int strangersFrames(EmbeddedChannel channel) {
    int frames = 0;
    while (channel.isOpen() && frames < 5) {
      feed(channel, strangersFrame());
      frames++;
    }
    TestingOpener.finish(channel);
    return frames;
  }

  private byte[] strangersFrame() {
    return switch (random.nextInt(9)) {
      case 0 -> bytes(random.nextInt(200) + 1);
      case 1 -> TestingOpener.frame(random.nextInt(256), bytes(random.nextInt(300)));
      case 2 -> truncated(recordedHello);
      case 3 -> oversized();
      case 4 -> recordedHello;
      case 5 -> TestingOpener.frame(Frames.PROOF, recordedProof);
      case 6 -> validMessage();
      case 7 -> flipped(recordedHello);
      default -> CANARY;
    };
  }

  /** Several from somebody who knows the secret and lies nevertheless. */
  private int peersFrames() throws IOException {
    EmbeddedChannel channel = accepted();
    new TestingOpener(channel, EXECUTOR, secrets).greet();
    int frames = 2;
    while (channel.isOpen() && frames < 12) {
      feed(channel, peersFrame());
      frames++;
    }
    TestingOpener.finish(channel);
    return frames;
  }

  private byte[] peersFrame() {
    return switch (random.nextInt(9)) {
      case 0 -> bytes(random.nextInt(200) + 1);
      case 1 -> anyKind(bytes(random.nextInt(60)));
      case 2 -> truncated(validMessage());
      case 3 -> oversized();
      case 4 -> validMessage();
      case 5 -> flipped(validMessage());
      case 6 -> upload();
      case 7 -> anyKind(CANARY);
      default -> TestingOpener.frame(Frames.CHUNK, bytes(9 + random.nextInt(40)));
    };
  }

  private byte[] anyKind(byte... body) {
    List<MessageKind<?>> kinds = TestingMessages.KINDS.all();
    int kind =
        random.nextBoolean()
            ? random.nextInt(32)
            : kinds.get(random.nextInt(kinds.size())).number();
    return TestingOpener.frame(kind, body);
  }

  private byte[] validMessage() {
    Payload canary = Payload.of(CANARY);
    return TestingOpener.bytesOf(
        switch (random.nextInt(3)) {
          case 0 -> Frames.notice(TestingMessages.KINDS, new Say("hello"));
          case 1 -> Frames.numbered(TestingMessages.KINDS, 1, new Echo(canary));
          default -> Frames.numbered(TestingMessages.KINDS, 2, new Echoed(canary));
        });
  }

  /** An upload whose parts do not always belong together. */
  private byte[] upload() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    int size = random.nextInt(100);
    WireOutput begin = Frames.begin();
    begin.writeVarLong(random.nextInt(3));
    begin.writeString("block", Frames.MAX_NAME);
    begin.writePayload(Payload.EMPTY, Connection.MAX_INSTRUCTION);
    begin.writeVarLong(random.nextBoolean() ? size : random.nextLong() >>> 1);
    all.writeBytes(TestingOpener.bytesOf(Frames.finish(Frames.UPLOAD, begin)));
    WireOutput chunk = Frames.begin();
    chunk.writeLong(random.nextInt(3));
    chunk.writeRaw(new byte[size + 1], 0, size + 1);
    all.writeBytes(TestingOpener.bytesOf(Frames.finish(Frames.CHUNK, chunk)));
    WireOutput end = Frames.begin();
    end.writeVarLong(random.nextInt(3));
    end.writeLong(random.nextLong());
    all.writeBytes(TestingOpener.bytesOf(Frames.finish(Frames.END, end)));
    return all.toByteArray();
  }

  private byte[] oversized() {
    byte[] frame = TestingOpener.frame(random.nextInt(256), bytes(random.nextInt(20)));
    int length = random.nextBoolean() ? Integer.MAX_VALUE - random.nextInt(1000) : random.nextInt();
    for (int i = 0; i < 4; i++) {
      frame[i] = (byte) (length >>> (24 - 8 * i));
    }
    return frame;
  }

  private byte[] truncated(byte... frame) {
    return Arrays.copyOf(frame, random.nextInt(frame.length));
  }

  private byte[] flipped(byte... frame) {
    byte[] changed = frame.clone();
    for (int i = random.nextInt(3); i >= 0; i--) {
      changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return changed;
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  /** In one piece or in two, as the network likes it. */
  private void feed(EmbeddedChannel channel, byte... bytes) {
    int cut = random.nextBoolean() ? bytes.length : random.nextInt(bytes.length + 1);
    for (byte[] part :
        List.of(Arrays.copyOf(bytes, cut), Arrays.copyOfRange(bytes, cut, bytes.length))) {
      if (part.length > 0 && channel.isOpen()) {
        channel.writeInbound(allocator.buffer(part.length).writeBytes(part));
      }
    }
  }

  private static long usedHeap() throws InterruptedException {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      System.gc();
      least = Math.min(least, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
    return least;
  }

  @Test
  void framesOverSockets() throws Exception {
    try (TestingTransports transports = new TestingTransports(directory)) {
      Address address = transports.as(DRIVER, secrets).listen(handlers());
      InetSocketAddress target = new InetSocketAddress(address.host(), address.port());
      for (int frames = 0; frames < FRAMES_OVER_SOCKETS; frames++) {
        try (Socket socket = new Socket()) {
          socket.connect(target);
          socket.setSoLinger(true, 0); // leaves no port behind that waits
          socket.getOutputStream().write(strangersFrame());
        }
      }
      assertThat(opened).hasValue(0);
      Connection friend = get(transports.as(EXECUTOR, secrets).connect(address, Handlers.NONE));
      Echoed echoed = get(friend.ask(new Echo(Payload.of(CANARY)), TestingTransports.SOON));
      assertThat(echoed.content()).isEqualTo(Payload.of(CANARY));
    }
    assertThat(Canary.SANG).isFalse();
    assertThat(leaks.list).isEmpty();
  }
}
