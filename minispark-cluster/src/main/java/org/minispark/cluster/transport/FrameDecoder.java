package org.minispark.cluster.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;
import java.util.Set;
import org.minispark.cluster.protocol.MalformedMessageException;
import org.minispark.cluster.protocol.MessageKinds;

/**
 * Cuts the bytes of a connection into frames. A frame's length is held against the limit of its
 * kind as soon as its first five bytes are there, before room is made for the rest. Before the
 * handshake is over only its own frames are kinds at all. The content of chunks is handed on as it
 * comes, in {@link ChunkPart}s.
 */
final class FrameDecoder extends ByteToMessageDecoder {
  private final MessageKinds messages;
  private Set<Integer> handshake;
  private long stream;
  private int chunkLeft;
  private boolean broken;

  /**
   * @param handshake the frames that may come before {@link #open}
   */
  FrameDecoder(MessageKinds messages, Set<Integer> handshake) {
    this.messages = messages;
    this.handshake = handshake;
  }

  /** A frame whose body is all here. */
  record Frame(int kind, byte[] body) {}

  /** Some content of a chunk; whoever takes it releases it. */
  record ChunkPart(long stream, ByteBuf content) {}

  /** The handshake is over: all frames but its own may come. */
  void open() {
    handshake = null;
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out)
      throws MalformedMessageException {
    if (broken) {
      in.skipBytes(in.readableBytes());
    } else if (chunkLeft > 0) {
      int length = Math.min(chunkLeft, in.readableBytes());
      chunkLeft -= length;
      out.add(new ChunkPart(stream, in.readRetainedSlice(length)));
    } else if (in.readableBytes() >= Frames.HEADER_BYTES) {
      decodeFrame(in, out);
    }
  }

  private void decodeFrame(ByteBuf in, List<Object> out) throws MalformedMessageException {
    int start = in.readerIndex();
    int length = in.getInt(start);
    int kind = in.getUnsignedByte(start + Frames.LENGTH_BYTES);
    check(length, kind);
    if (kind == Frames.CHUNK) {
      beginChunk(in, length);
    } else if (in.readableBytes() - Frames.LENGTH_BYTES >= length) {
      byte[] body = new byte[length - 1];
      in.skipBytes(Frames.HEADER_BYTES).readBytes(body);
      out.add(new Frame(kind, body));
    }
  }

  private void beginChunk(ByteBuf in, int length) {
    if (in.readableBytes() >= Frames.HEADER_BYTES + Frames.CHUNK_HEADER_BYTES) {
      in.skipBytes(Frames.HEADER_BYTES);
      stream = in.readLong();
      chunkLeft = length - 1 - Frames.CHUNK_HEADER_BYTES;
    }
  }

  private void check(int length, int kind) throws MalformedMessageException {
    int limit = isExpected(kind) ? Frames.limit(kind, messages) : -1;
    if (limit < 0) {
      throw broken("a frame of kind " + kind + " may not come here");
    }
    int least = kind == Frames.CHUNK ? Frames.CHUNK_HEADER_BYTES + 2 : 1;
    if (length < least || length - 1 > limit) {
      throw broken("a frame of kind " + kind + " with length " + (length & 0xffffffffL));
    }
  }

  private boolean isExpected(int kind) {
    return handshake == null ? kind > Frames.REFUSAL : handshake.contains(kind);
  }

  private MalformedMessageException broken(String message) {
    broken = true;
    return new MalformedMessageException(message);
  }
}
