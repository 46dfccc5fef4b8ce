package org.minispark.cluster.transport;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.security.cert.Certificate;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.minispark.cluster.protocol.MalformedMessageException;
import org.minispark.cluster.protocol.Peer;
import org.minispark.cluster.transport.FrameDecoder.Frame;

/**
 * The first words on a connection: carries a {@link Handshake} over it, and when that is over makes
 * place for what {@link End#greeted} puts there. Whatever else comes closes it.
 */
final class Greeting extends ChannelInboundHandlerAdapter {
  /** What an acceptor may hear before he knows who speaks. */
  static final Set<Integer> OF_OPENER = Set.of(Frames.HELLO, Frames.PROOF);

  /** What an opener may hear. */
  static final Set<Integer> OF_ACCEPTOR = Set.of(Frames.CHALLENGE, Frames.WELCOME, Frames.REFUSAL);

  private final boolean isOpener;
  private final Peer self;
  private final Secrets secrets;
  private final long timeoutMillis;
  private final End end;
  private Handshake handshake;
  private int expected;
  private boolean over;
  private Future<?> timeout;

  /**
   * @param timeoutMillis how long it may take
   */
  Greeting(boolean isOpener, Peer self, Secrets secrets, long timeoutMillis, End end) {
    this.isOpener = isOpener;
    this.self = self;
    this.secrets = secrets;
    this.timeoutMillis = timeoutMillis;
    this.end = end;
  }

  /** How it ends; exactly one of the two, once. */
  interface End {
    /** Both have proved who they are. */
    void greeted(ChannelHandlerContext context, Peer peer);

    /** It was refused, broken or too slow; the connection is closed. */
    void failed(ChannelHandlerContext context, IOException cause);
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    if (context.channel().isActive()) {
      begin(context);
    }
  }

  @Override
  public void channelActive(ChannelHandlerContext context) throws Exception {
    begin(context);
    super.channelActive(context);
  }

  private void begin(ChannelHandlerContext context) {
    timeout =
        context
            .executor()
            .schedule(
                () -> fail(context, new IOException("The handshake took too long")),
                timeoutMillis,
                TimeUnit.MILLISECONDS);
    if (context.pipeline().get(SslHandler.class) == null) {
      greet(context, new byte[0]);
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
    if (event instanceof SslHandshakeCompletionEvent tls) {
      if (tls.isSuccess()) {
        greet(context, certificateHash(context));
      } else {
        fail(context, RefusedException.ofTls(tls.cause()));
      }
    }
    super.userEventTriggered(context, event);
  }

  private byte[] certificateHash(ChannelHandlerContext context) throws Exception {
    var session = context.pipeline().get(SslHandler.class).engine().getSession();
    Certificate[] acceptors =
        isOpener ? session.getPeerCertificates() : session.getLocalCertificates();
    return Handshake.sha256(acceptors[0].getEncoded());
  }

  private void greet(ChannelHandlerContext context, byte[] binding) {
    handshake = new Handshake(self, secrets, binding);
    if (isOpener) {
      say(context, Frames.HELLO, handshake.hello());
      expected = Frames.CHALLENGE;
    } else {
      expected = Frames.HELLO;
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (over) {
      return;
    }
    try {
      if (!(message instanceof Frame frame)) {
        throw new MalformedMessageException("content before the handshake is over");
      }
      if (isOpener) {
        hearAcceptor(context, frame);
      } else {
        hearOpener(context, frame);
      }
    } catch (Handshake.RefusalException e) {
      say(context, Frames.REFUSAL, (byte) e.refusal.code);
      fail(context, new RefusedException(e.getMessage()));
    } catch (IOException e) {
      fail(context, e);
    }
  }

  private void hearOpener(ChannelHandlerContext context, Frame frame)
      throws MalformedMessageException, Handshake.RefusalException {
    requireExpected(frame);
    if (frame.kind() == Frames.HELLO) {
      say(context, Frames.CHALLENGE, handshake.challenge(frame.body()));
      expected = Frames.PROOF;
    } else {
      say(context, Frames.WELCOME, handshake.welcome(frame.body()));
      succeed(context);
    }
  }

  private void hearAcceptor(ChannelHandlerContext context, Frame frame)
      throws MalformedMessageException, RefusedException {
    if (frame.kind() == Frames.REFUSAL) {
      int code = frame.body().length == 1 ? frame.body()[0] : 0;
      throw new RefusedException(
          Pipeline.remoteOf(context.channel())
              + " refuses the connection: "
              + Handshake.Refusal.textOf(code));
    }
    requireExpected(frame);
    if (frame.kind() == Frames.CHALLENGE) {
      say(context, Frames.PROOF, handshake.proof(frame.body()));
      expected = Frames.WELCOME;
    } else {
      handshake.verify(frame.body());
      succeed(context);
    }
  }

  private void requireExpected(Frame frame) throws MalformedMessageException {
    if (frame.kind() != expected) {
      throw new MalformedMessageException("frame " + frame.kind() + " in place of " + expected);
    }
    expected = -1;
  }

  private static void say(ChannelHandlerContext context, int kind, byte... body) {
    Frames.send(context, Frames.of(kind, body));
  }

  private void succeed(ChannelHandlerContext context) {
    over = true;
    timeout.cancel(false);
    context.pipeline().get(FrameDecoder.class).open();
    end.greeted(context, handshake.peer());
  }

  @SuppressWarnings("FutureReturnValueIgnored") // it is closed in any case
  private void fail(ChannelHandlerContext context, IOException cause) {
    if (over) {
      return;
    }
    over = true;
    if (timeout != null) {
      timeout.cancel(false);
    }
    if (handshake == null) {
      context.close(); // TLS would hold back whatever is written
    } else {
      context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }
    end.failed(context, cause);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) throws Exception {
    boolean mayWantTls = isOpener && context.pipeline().get(SslHandler.class) == null;
    String hint = mayWantTls ? " (perhaps it wants TLS: spark.ssl.rpc.enabled)" : "";
    fail(
        context,
        new ConnectionClosedException("The connection was closed during the handshake" + hint));
    super.channelInactive(context);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    Throwable failure = cause.getCause() instanceof IOException ? cause.getCause() : cause;
    fail(context, failure instanceof IOException io ? io : new IOException(failure));
  }
}
