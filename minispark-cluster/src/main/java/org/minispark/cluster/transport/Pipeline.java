package org.minispark.cluster.transport;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.timeout.IdleStateHandler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.minispark.cluster.protocol.Address;
import org.minispark.cluster.protocol.Peer;

/**
 * Puts the handlers of a connection together, first those that find out who is there, then those
 * that speak with him.
 */
final class Pipeline {
  /** A peer is asked for a sign of life after each such part of the time it has. */
  private static final int SPELLS_OF_SILENCE = 3;

  private final Peer self;
  private final Secrets secrets;
  private final TransportSettings.Times times;
  private final TransportServices services;
  private final Consumer<NettyConnection> register;

  /**
   * @param register hears of each connection whose handshake is over
   */
  Pipeline(
      Peer self,
      Secrets secrets,
      TransportSettings.Times times,
      TransportServices services,
      Consumer<NettyConnection> register) {
    this.self = self;
    this.secrets = secrets;
    this.times = times;
    this.services = services;
    this.register = register;
  }

  /** For a connection that somebody has opened to us. */
  void accept(Channel channel, Optional<SslContext> tls, Handlers handlers) {
    Address remote = remoteOf(channel);
    build(
        channel,
        tls,
        false,
        new Greeting.End() {
          @Override
          public void greeted(ChannelHandlerContext context, Peer peer) {
            begin(context, peer, remote, handlers, false);
          }

          @Override
          public void failed(ChannelHandlerContext context, IOException cause) {
            services.strangers().sentAway(remote, cause.getMessage());
          }
        });
  }

  /** For a connection that we open. */
  void open(
      Channel channel,
      Optional<SslContext> tls,
      Address remote,
      Handlers handlers,
      CompletableFuture<Connection> opened) {
    build(
        channel,
        tls,
        true,
        new Greeting.End() {
          @Override
          public void greeted(ChannelHandlerContext context, Peer peer) {
            NettyConnection connection = begin(context, peer, remote, handlers, true);
            connection.turns().run(() -> opened.complete(connection));
          }

          @Override
          public void failed(ChannelHandlerContext context, IOException cause) {
            opened.completeExceptionally(
                cause instanceof RefusedException
                    ? cause
                    : new ConnectionClosedException(remote + ": " + cause.getMessage(), cause));
          }
        });
  }

  private void build(
      Channel channel, Optional<SslContext> tls, boolean isOpener, Greeting.End end) {
    ChannelPipeline pipeline = channel.pipeline();
    tls.ifPresent(context -> pipeline.addLast(context.newHandler(channel.alloc())));
    pipeline.addLast(
        new FrameDecoder(services.kinds(), isOpener ? Greeting.OF_ACCEPTOR : Greeting.OF_OPENER));
    pipeline.addLast(new Greeting(isOpener, self, secrets, times.handshake(), end));
  }

  private NettyConnection begin(
      ChannelHandlerContext context,
      Peer peer,
      Address remote,
      Handlers handlers,
      boolean isOpener) {
    Channel channel = context.channel();
    NettyConnection connection =
        new NettyConnection(channel, peer, remote, services, handlers, isOpener);
    register.accept(connection);
    connection.turns().run(() -> handlers.opened(connection));
    ChannelPipeline pipeline = channel.pipeline();
    pipeline.addLast(
        new IdleStateHandler(times.silence() / SPELLS_OF_SILENCE, 0, 0, TimeUnit.MILLISECONDS));
    pipeline.addLast(new Inbound(connection, services, new InboundWindow(channel)));
    pipeline.remove(context.handler());
    return connection;
  }

  static Address remoteOf(Channel channel) {
    return channel.remoteAddress() instanceof InetSocketAddress socket
        ? new Address(socket.getAddress().getHostAddress(), socket.getPort())
        : new Address("unknown", 0);
  }
}
