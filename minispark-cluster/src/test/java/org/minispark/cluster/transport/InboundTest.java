package org.minispark.cluster.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.timeout.IdleStateEvent;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minispark.cluster.protocol.Peer;
import org.minispark.cluster.transport.TestingMessages.Say;

/** A connection in an embedded channel, whose handlers run when the test says so. */
class InboundTest {
  private static final Peer EXECUTOR = Peer.executor("app-1", "1");
  private static final int AN_HOUR = 3_600_000;

  private final Queue<Runnable> turns = new ArrayDeque<>();
  private final UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(false);
  private final EmbeddedChannel channel = TestingOpener.channel(allocator);
  private final CompletableFuture<ConnectionClosedException> closed = new CompletableFuture<>();
  private int heard;

  @BeforeEach
  void greet() throws Exception {
    Secrets secrets = Secrets.ofApplication("app-1", Secret.random());
    TransportServices services =
        new TransportServices(
            TestingMessages.KINDS,
            new ArrivalSettings(1 << 20, Path.of("unused")),
            turns::add,
            Runnable::run,
            false,
            new StrangerLog(() -> 0));
    Handlers handlers =
        Handlers.builder()
            .onOpen(connection -> connection.onClose(closed::complete))
            .on(Say.class, (from, say) -> heard++)
            .build();
    new Pipeline(
            Peer.driver("app-1"),
            secrets,
            new TransportSettings.Times(AN_HOUR, AN_HOUR, AN_HOUR),
            services,
            connection -> {})
        .accept(channel, Optional.empty(), handlers);
    new TestingOpener(channel, EXECUTOR, secrets).greet();
    runTurns();
  }

  @AfterEach
  void nothingIsLeft() {
    TestingOpener.finish(channel);
    runTurns();
    assertThat(allocator.metric().usedHeapMemory() + allocator.metric().usedDirectMemory())
        .isZero();
    assertThat(closed).isDone();
  }

  private void runTurns() {
    for (Runnable turn = turns.poll(); turn != null; turn = turns.poll()) {
      turn.run();
    }
  }

  private void receive(ByteBuf frame) {
    channel.writeInbound(frame);
  }

  private int frameSaid() {
    ByteBuf frame = channel.readOutbound();
    int kind = frame.getByte(Frames.LENGTH_BYTES);
    frame.release();
    return kind;
  }

  private void silence() {
    channel.pipeline().fireUserEventTriggered(IdleStateEvent.READER_IDLE_STATE_EVENT);
  }

  @Test
  void whoIsSilentIsAskedAndThenGivenUp() {
    silence();
    assertThat(frameSaid()).isEqualTo(Frames.PING);
    silence();
    assertThat(frameSaid()).isEqualTo(Frames.PING);
    silence();
    assertThat(channel.isOpen()).isFalse();
    runTurns();
    assertThat(closed.join()).hasMessageContaining("No sign of life from executor 1 of app-1");
  }

  @Test
  void aSignOfLifeCounts() {
    silence();
    silence();
    receive(Frames.of(Frames.PONG));
    silence();
    silence();
    assertThat(channel.isOpen()).isTrue();
  }

  @Test
  void aPingIsAnsweredThoughHandlersAreBusy() {
    receive(Frames.notice(TestingMessages.KINDS, new Say("not heard yet")));
    receive(Frames.of(Frames.PING));
    assertThat(frameSaid()).isEqualTo(Frames.PONG);
    assertThat(heard).isZero();
  }

  @Test
  void whenTooMuchWaitsNothingMoreIsReadUntilItIsHandled() {
    Say say = new Say("x".repeat(60_000));
    int sent = 0;
    while (channel.config().isAutoRead()) {
      receive(Frames.notice(TestingMessages.KINDS, say));
      sent++;
      assertThat(sent).isLessThan(1000);
    }
    assertThat(sent * 60_000L).isGreaterThan(8 << 20);
    silence(); // our own doing
    silence();
    silence();
    assertThat(channel.isOpen()).isTrue();
    runTurns();
    assertThat(channel.config().isAutoRead()).isTrue();
    assertThat(heard).isEqualTo(sent);
  }

  @Test
  void whatCameBeforeTheEndIsHeardAndTheEndLast() {
    receive(Frames.notice(TestingMessages.KINDS, new Say("last words")));
    channel.close();
    assertThat(closed).isNotDone();
    runTurns();
    assertThat(heard).isEqualTo(1);
    assertThat(closed).isDone();
  }
}
