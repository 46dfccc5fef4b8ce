package org.minispark.cluster.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import org.minispark.cluster.protocol.Peer;

/** Speaks the handshake with a pipeline in an embedded channel, byte by byte. */
final class TestingOpener {
  private final EmbeddedChannel channel;
  private final Handshake handshake;

  TestingOpener(EmbeddedChannel channel, Peer self, Secrets secrets) {
    this.channel = channel;
    handshake = new Handshake(self, secrets, new byte[0]);
  }

  byte[] hello() {
    return frame(Frames.HELLO, handshake.hello());
  }

  /** Goes through all of it. Returns the proof that it used. */
  byte[] greet() throws IOException {
    send(hello());
    byte[] proof = handshake.proof(receive());
    send(frame(Frames.PROOF, proof));
    handshake.verify(receive());
    return proof;
  }

  void send(byte... bytes) {
    channel.writeInbound(channel.alloc().buffer(bytes.length).writeBytes(bytes));
  }

  /** The body of the next frame. */
  private byte[] receive() {
    ByteBuf frame = channel.readOutbound();
    byte[] body = new byte[frame.readableBytes() - Frames.HEADER_BYTES];
    frame.skipBytes(Frames.HEADER_BYTES).readBytes(body).release();
    return body;
  }

  /** A frame of any kind with any body. */
  static byte[] frame(int kind, byte... body) {
    return bytesOf(Frames.of(kind, body));
  }

  static byte[] bytesOf(ByteBuf frame) {
    byte[] bytes = new byte[frame.readableBytes()];
    frame.readBytes(bytes).release();
    return bytes;
  }

  /** Drops what the pipeline has said, and what it was told, for good. */
  static void finish(EmbeddedChannel channel) {
    channel.finish();
    channel.runPendingTasks();
    for (Object left = channel.readOutbound(); left != null; left = channel.readOutbound()) {
      ReferenceCountUtil.release(left);
    }
    channel.releaseInbound();
  }

  static EmbeddedChannel channel(ByteBufAllocator allocator) {
    EmbeddedChannel channel = new EmbeddedChannel();
    channel.config().setAllocator(allocator);
    return channel;
  }
}
