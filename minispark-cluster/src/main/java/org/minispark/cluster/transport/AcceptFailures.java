package org.minispark.cluster.transport;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.minispark.cluster.protocol.Address;
import org.minispark.engine.base.Log;

/**
 * Hears of connections that could not be taken, such as for want of file handles: a line for each,
 * no more than one in a second, since Netty then waits so long before it takes the next.
 */
final class AcceptFailures extends ChannelInboundHandlerAdapter {
  private static final Log LOG = Log.of(AcceptFailures.class);

  private final Address address;

  /**
   * @param address where connections are taken
   */
  AcceptFailures(Address address) {
    this.address = address;
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    LOG.warn("Cannot take a connection at {}, and tries again: {}", address, cause.getMessage());
    LOG.debug("It failed with", cause);
  }
}
