package org.minispark.cluster.transport;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.minispark.cluster.protocol.Address;
import org.minispark.cluster.protocol.MessageKinds;
import org.minispark.cluster.protocol.Peer;
import org.minispark.engine.base.Log;

/** The transport over TCP, by Netty's NIO. */
public final class NettyTransport implements Transport {
  private static final Log LOG = Log.of(NettyTransport.class);

  /** For handlers, and for the disk: one that is slow should not stop all others. */
  private static final int LEAST_THREADS = 4;

  private static final long IDLE_THREAD_SECONDS = 30;
  private static final long CLOSE_SECONDS = 10;

  static {
    QuietNettyLogger.install();
  }

  private final Peer self;
  private final TransportSettings settings;
  private final Pipeline pipeline;
  private final Optional<SslContext> tlsToConnect;
  private final EventLoopGroup network;
  private final ExecutorService handlerThreads;
  private final ExecutorService diskThreads;
  private final Set<NettyConnection> connections = ConcurrentHashMap.newKeySet();
  private TakenPort port;
  private volatile Channel server;
  private volatile boolean closed;

  private NettyTransport(TransportSettings settings, Peer self, Secrets secrets, MessageKinds kinds)
      throws IOException {
    this.self = self;
    this.settings = settings;
    tlsToConnect = Tls.toConnect(settings.tls());
    network =
        new NioEventLoopGroup(settings.threads(), new DefaultThreadFactory("transport", true));
    handlerThreads = threads("transport-handler");
    diskThreads = threads("transport-disk");
    TransportServices services =
        new TransportServices(
            kinds,
            settings.arrivals(),
            handlerThreads,
            diskThreads,
            settings.tls().isEmpty(),
            new StrangerLog(System::nanoTime));
    pipeline = new Pipeline(self, secrets, settings.times(), services, this::register);
  }

  /**
   * A transport that speaks MiniSpark's protocol. It uses no thread and no port before {@link
   * #listen} or {@link #connect}.
   *
   * @param self as whom this process speaks
   * @param secrets with whom it does
   * @throws IOException if TLS is on and a key or certificate cannot be used
   */
  public static NettyTransport create(TransportSettings settings, Peer self, Secrets secrets)
      throws IOException {
    return create(settings, self, secrets, MessageKinds.STANDARD);
  }

  /** The same, to listen at a port that is taken already; closes it in the end. */
  public static NettyTransport create(
      TransportSettings settings, TakenPort port, Peer self, Secrets secrets) throws IOException {
    NettyTransport transport = create(settings, self, secrets);
    transport.port = port;
    return transport;
  }

  /** The same for other messages, as tests have them. */
  static NettyTransport create(
      TransportSettings settings, Peer self, Secrets secrets, MessageKinds kinds)
      throws IOException {
    return new NettyTransport(settings, self, secrets, kinds);
  }

  private ExecutorService threads(String name) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            Math.max(LEAST_THREADS, settings.threads()),
            Math.max(LEAST_THREADS, settings.threads()),
            IDLE_THREAD_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            new DefaultThreadFactory(name, true),
            (action, closedPool) -> action.run()); // what is still to be told when all is closed
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // nothing is done with it afterwards
  private void register(NettyConnection connection) {
    connections.add(connection);
    connection.whenFinished().thenRun(() -> connections.remove(connection));
    if (closed) {
      connection.close();
    }
  }

  @Override
  public Peer self() {
    return self;
  }

  @Override
  public synchronized Address listen(Handlers handlers) throws IOException {
    if (server != null || closed) {
      throw new IllegalStateException("listens already, or is closed");
    }
    Optional<SslContext> tls = Tls.toListen(settings.tls());
    if (port == null) {
      port = TakenPort.of(settings);
    }
    ChannelFactory<NioServerSocketChannel> listening =
        () -> new NioServerSocketChannel(port.socket());
    ChannelFuture registered =
        new ServerBootstrap()
            .group(network)
            .channelFactory(listening)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(ChannelOption.SO_KEEPALIVE, true)
            .childHandler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    pipeline.accept(channel, tls, handlers);
                  }
                })
            .register()
            .awaitUninterruptibly();
    if (!registered.isSuccess()) {
      throw new IOException("Cannot listen on " + port.address(), registered.cause());
    }
    server = registered.channel();
    AcceptFailures failures = new AcceptFailures(address());
    server.eventLoop().execute(() -> server.pipeline().addLast(failures)); // behind Netty's own
    return address();
  }

  @Override
  public Address address() {
    if (server == null) {
      throw new IllegalStateException("does not listen yet");
    }
    return port.address();
  }

  @Override
  public CompletableFuture<Connection> connect(Address address, Handlers handlers) {
    CompletableFuture<Connection> opened = new CompletableFuture<>();
    if (closed) {
      opened.completeExceptionally(new ConnectionClosedException("This transport is closed"));
      return opened;
    }
    diskThreads.execute(() -> open(address, handlers, opened)); // looking up a name may wait
    return opened;
  }

  private void open(Address address, Handlers handlers, CompletableFuture<Connection> opened) {
    try {
      InetAddress host = InetAddress.getByName(address.host());
      InetSocketAddress socket = new InetSocketAddress(host, address.port());
      connect(socket, address, handlers, opened);
    } catch (UnknownHostException | RuntimeException e) { // such as the end of the transport
      opened.completeExceptionally(e);
    }
  }

  private void connect(
      InetSocketAddress socket,
      Address address,
      Handlers handlers,
      CompletableFuture<Connection> opened) {
    new Bootstrap()
        .group(network)
        .channel(NioSocketChannel.class)
        .option(ChannelOption.TCP_NODELAY, true)
        .option(ChannelOption.SO_KEEPALIVE, true)
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) settings.times().connect())
        .handler(
            new ChannelInitializer<>() {
              @Override
              protected void initChannel(Channel channel) {
                pipeline.open(channel, tlsToConnect, address, handlers, opened);
              }
            })
        .connect(socket)
        .addListener(
            connected -> {
              if (!connected.isSuccess()) {
                opened.completeExceptionally(connected.cause());
              }
            });
  }

  /** It may not have been listened at. */
  private void closePort() {
    try {
      if (port != null) {
        port.close();
      }
    } catch (IOException e) {
      LOG.warn("Cannot close the port {}", port.address(), e);
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      if (server != null) {
        server.close().awaitUninterruptibly();
      }
      closePort();
    }
    connections.forEach(NettyConnection::close);
    List<CompletableFuture<Void>> ends =
        connections.stream().map(NettyConnection::whenFinished).toList();
    try {
      CompletableFuture.allOf(ends.toArray(new CompletableFuture<?>[0]))
          .get(CLOSE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | InterruptedException | ExecutionException e) {
      connections.forEach(connection -> connection.close(new ConnectionClosedException("closed")));
    }
    network.shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly();
    handlerThreads.shutdown();
    diskThreads.shutdown();
  }
}
