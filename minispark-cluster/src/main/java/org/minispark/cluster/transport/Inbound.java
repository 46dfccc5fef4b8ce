package org.minispark.cluster.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.timeout.IdleStateEvent;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.minispark.cluster.protocol.Done;
import org.minispark.cluster.protocol.MalformedMessageException;
import org.minispark.cluster.protocol.Message;
import org.minispark.cluster.protocol.MessageKind;
import org.minispark.cluster.protocol.MessageKinds;
import org.minispark.cluster.protocol.Notice;
import org.minispark.cluster.protocol.Reply;
import org.minispark.cluster.protocol.Request;
import org.minispark.cluster.protocol.WireInput;
import org.minispark.cluster.transport.FrameDecoder.ChunkPart;
import org.minispark.cluster.transport.FrameDecoder.Frame;
import org.minispark.engine.base.Log;

/**
 * What comes over a connection whose handshake is over. Network threads put it in its turn, and run
 * what is quick if that turn is now; whatever is malformed closes the connection.
 */
final class Inbound extends ChannelInboundHandlerAdapter {
  private static final Log LOG = Log.of(Inbound.class);

  /** So many silent spells in a row, and the other side is given up; it is asked after each. */
  private static final int MOST_SILENT_SPELLS = 3;

  /** A longer message takes longer to decode than it takes to change threads. */
  private static final int QUICK_BYTES = 16 << 10;

  private final NettyConnection connection;
  private final MessageKinds kinds;
  private final StrangerLog strangers;
  private final InboundWindow window;
  private int silentSpells;

  /** Written in turn. */
  private boolean broken;

  Inbound(NettyConnection connection, TransportServices services, InboundWindow window) {
    this.connection = connection;
    kinds = services.kinds();
    strangers = services.strangers();
    this.window = window;
  }

  /** Something that may find that what came is malformed. */
  @FunctionalInterface
  private interface Step {
    void run() throws MalformedMessageException;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    silentSpells = 0;
    if (message instanceof ChunkPart part) {
      ByteBuf content = part.content();
      connection
          .turns()
          .run(
              handling(
                  content.readableBytes(),
                  () -> connection.arrivals().add(part.stream(), content),
                  content::release));
    } else if (message instanceof Frame frame && frame.kind() == Frames.PING) {
      Frames.send(context, Frames.of(Frames.PONG));
    } else if (message instanceof Frame frame && frame.kind() != Frames.PONG) {
      Runnable handling = handling(frame.body().length, () -> handle(frame), () -> {});
      if (isQuick(frame)) {
        connection.turns().runHere(handling);
      } else {
        connection.turns().run(handling);
      }
    }
  }

  private boolean isQuick(Frame frame) {
    return frame.body().length <= QUICK_BYTES
        && kinds
            .of(frame.kind())
            .filter(kind -> connection.handlers().isQuick(kind.type()))
            .isPresent();
  }

  private Runnable handling(int length, Step step, Runnable afterwards) {
    window.arrived(length);
    connection.moved();
    return () -> {
      try {
        if (!broken) {
          step.run();
        }
      } catch (MalformedMessageException e) {
        malformed(e);
      } finally {
        window.handled(length);
        connection.moved(); // while this side is the slow one nothing comes
        afterwards.run();
      }
    };
  }

  private void malformed(MalformedMessageException why) {
    broken = true;
    strangers.sentAway(connection.peer() + " at " + connection.remote(), why.getMessage());
    connection.close(
        new ConnectionClosedException(
            connection.peer() + " sent what is no message: " + why.getMessage(), why));
  }

  private void handle(Frame frame) throws MalformedMessageException {
    WireInput in = new WireInput(frame.body());
    switch (frame.kind()) {
      case Frames.FAILURE -> failure(in);
      case Frames.FETCH -> fetch(in);
      case Frames.CANCEL -> connection.stopServing(numberAlone(in));
      case Frames.BLOCK -> connection.arrivals().begin(in);
      case Frames.END -> connection.arrivals().end(in);
      case Frames.MISSING -> connection.arrivals().missing(in);
      case Frames.UPLOAD -> connection.arrivals().beginUpload(in);
      case Frames.STORED -> connection.asks().reply(numberAlone(in), Done.DONE);
      default -> message(frame.kind(), in);
    }
  }

  private static long numberAlone(WireInput in) throws MalformedMessageException {
    long number = in.readVarLong();
    in.requireEnd();
    return number;
  }

  private void failure(WireInput in) throws MalformedMessageException {
    long number = in.readVarLong();
    String text = in.readString(Frames.MAX_TEXT);
    in.requireEnd();
    connection.asks().fail(number, new RemoteFailureException(text));
  }

  private void fetch(WireInput in) throws MalformedMessageException {
    long number = in.readVarLong();
    List<String> names =
        in.readList(Connection.MAX_BLOCKS, from -> from.readString(Frames.MAX_NAME));
    in.requireEnd();
    connection.serve(number, names);
  }

  private void message(int number, WireInput in) throws MalformedMessageException {
    MessageKind<?> kind =
        kinds.of(number).orElseThrow(() -> new MalformedMessageException("no kind " + number));
    if (!kind.senders().contains(connection.peer().role())) {
      throw new MalformedMessageException(
          kind.name() + " is not " + connection.peer() + "'s to send");
    }
    if (Notice.class.isAssignableFrom(kind.type())) {
      connection.handlers().hear(connection, (Notice) kind.read(in));
      return;
    }
    long ask = in.readVarLong();
    Message message = kind.read(in);
    if (message instanceof Reply reply) {
      connection.asks().reply(ask, reply);
    } else {
      answer(ask, (Request<?>) message);
    }
  }

  private void answer(long ask, Request<?> request) throws MalformedMessageException {
    CompletionStage<? extends Reply> answer = connection.handlers().answer(connection, request);
    Class<?> expected = kinds.replyTo(request);
    answer.whenComplete(
        (reply, failure) -> {
          if (failure != null) {
            connection.replyFailure(ask, failure);
          } else if (expected.isInstance(reply)) {
            reply(ask, reply);
          } else {
            connection.replyFailure(ask, new IllegalStateException("no reply"));
          }
        });
  }

  private void reply(long ask, Reply reply) {
    try {
      connection.reply(ask, reply);
    } catch (RuntimeException tooLong) {
      connection.replyFailure(ask, tooLong);
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
    if (!(event instanceof IdleStateEvent)) {
      super.userEventTriggered(context, event);
    } else if (!window.isPaused()) {
      silentSpells++;
      if (silentSpells == MOST_SILENT_SPELLS) {
        connection.close(
            new ConnectionClosedException("No sign of life from " + connection.peer()));
      } else {
        Frames.send(context, Frames.of(Frames.PING));
      }
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) throws Exception {
    connection.channelClosed();
    super.channelInactive(context);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (cause.getCause() instanceof MalformedMessageException malformed) {
      connection.turns().run(() -> malformed(malformed));
      return;
    }
    if (cause instanceof IOException) {
      LOG.info("Closing the {}: {}", connection, cause.getMessage());
    } else {
      LOG.warn("Closing the {}", connection, cause);
    }
    connection.close(
        new ConnectionClosedException(
            "The connection to " + connection.peer() + " broke: " + cause.getMessage(), cause));
  }
}
