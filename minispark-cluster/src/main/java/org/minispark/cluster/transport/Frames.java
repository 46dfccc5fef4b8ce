package org.minispark.cluster.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOutboundInvoker;
import java.util.LinkedHashMap;
import java.util.Map;
import org.minispark.cluster.protocol.Message;
import org.minispark.cluster.protocol.MessageKind;
import org.minispark.cluster.protocol.MessageKinds;
import org.minispark.cluster.protocol.Notice;
import org.minispark.cluster.protocol.Payload;
import org.minispark.cluster.protocol.WireOutput;

/**
 * The frames of the wire: 4 bytes of length (of all that follows), 1 byte of kind, the body. Kinds
 * from {@link MessageKind#FIRST_NUMBER} on are messages, the others are the transport's own.
 */
final class Frames {
  static final int HELLO = 1;
  static final int CHALLENGE = 2;
  static final int PROOF = 3;
  static final int WELCOME = 4;
  static final int REFUSAL = 5;
  static final int PING = 8;
  static final int PONG = 9;
  static final int FAILURE = 10;
  static final int FETCH = 16;
  static final int CANCEL = 17;
  static final int BLOCK = 18;
  static final int CHUNK = 19;
  static final int END = 20;
  static final int MISSING = 21;
  static final int UPLOAD = 22;
  static final int STORED = 23;

  static final int LENGTH_BYTES = 4;
  static final int HEADER_BYTES = LENGTH_BYTES + 1;

  /** The number of the stream that a chunk belongs to. */
  static final int CHUNK_HEADER_BYTES = 8;

  /** Most bytes of content in one chunk. */
  static final int MAX_CHUNK = 1 << 20;

  /** Most bytes of an error's text. */
  static final int MAX_TEXT = 16 << 10;

  /** Most bytes of a block's name. */
  static final int MAX_NAME = 512;

  /** What a number of 64 bits takes at most. */
  static final int MAX_NUMBER = 9;

  private static final int PROOF_BYTES = 32;
  private static final int MAX_GREETING = 1024;

  /** Most bytes of the body of each of the transport's own kinds. */
  private static final Map<Integer, Integer> LIMITS = limits();

  private Frames() {}

  private static Map<Integer, Integer> limits() {
    Map<Integer, Integer> limits = new LinkedHashMap<>();
    limits.put(HELLO, MAX_GREETING);
    limits.put(CHALLENGE, MAX_GREETING);
    limits.put(PROOF, PROOF_BYTES);
    limits.put(WELCOME, PROOF_BYTES);
    limits.put(REFUSAL, 1);
    limits.put(PING, 0);
    limits.put(PONG, 0);
    limits.put(FAILURE, MAX_TEXT + 2 * MAX_NUMBER);
    limits.put(FETCH, Connection.MAX_BLOCKS * (MAX_NAME + 2) + 2 * MAX_NUMBER);
    limits.put(CANCEL, MAX_NUMBER);
    limits.put(BLOCK, 3 * MAX_NUMBER);
    limits.put(CHUNK, MAX_CHUNK + CHUNK_HEADER_BYTES);
    limits.put(END, MAX_NUMBER + 8);
    limits.put(MISSING, MAX_TEXT + 3 * MAX_NUMBER);
    limits.put(UPLOAD, MAX_NAME + Connection.MAX_INSTRUCTION + 4 * MAX_NUMBER);
    limits.put(STORED, MAX_NUMBER);
    return limits;
  }

  /** Most bytes of the body of a frame; negative if there is no such kind. */
  static int limit(int kind, MessageKinds messages) {
    Integer own = LIMITS.get(kind);
    if (own != null) {
      return own;
    }
    return messages.of(kind).map(Frames::limit).orElse(-1);
  }

  private static int limit(MessageKind<?> kind) {
    boolean numbered = !Notice.class.isAssignableFrom(kind.type());
    return kind.maxLength() + (numbered ? MAX_NUMBER : 0);
  }

  /** The frame of a notice. */
  static ByteBuf notice(MessageKinds kinds, Message notice) {
    WireOutput out = begin();
    MessageKind<?> kind = kinds.of(notice);
    kind.write(notice, out);
    return finish(kind.number(), out);
  }

  /** The frame of a request or a reply. */
  static ByteBuf numbered(MessageKinds kinds, long number, Message message) {
    WireOutput out = begin();
    MessageKind<?> kind = kinds.of(message);
    out.writeVarLong(number);
    kind.write(message, out);
    return finish(kind.number(), out);
  }

  /** Room for the header; the fields of the body follow. */
  static WireOutput begin() {
    WireOutput out = new WireOutput(128);
    for (int i = 0; i < HEADER_BYTES; i++) {
      out.writeByte(0);
    }
    return out;
  }

  /** The frame whose body was written since {@link #begin}. */
  static ByteBuf finish(int kind, WireOutput out) {
    Payload frame = out.toPayload();
    ByteBuf buffer = Unpooled.wrappedBuffer(frame.array(), 0, frame.length());
    buffer.setInt(0, frame.length() - LENGTH_BYTES);
    buffer.setByte(LENGTH_BYTES, kind);
    return buffer;
  }

  /** A frame with a body that is at hand. */
  static ByteBuf of(int kind, byte... body) {
    WireOutput out = begin();
    out.writeRaw(body, 0, body.length);
    return finish(kind, out);
  }

  /** Sends a frame. If that fails the channel closes, and of that everybody hears. */
  @SuppressWarnings("FutureReturnValueIgnored")
  static void send(ChannelOutboundInvoker to, Object frame) {
    to.writeAndFlush(frame);
  }

  /** What precedes the bytes of a chunk. */
  static void writeChunkHeader(ByteBuf out, long stream, int length) {
    out.writeInt(1 + CHUNK_HEADER_BYTES + length);
    out.writeByte(CHUNK);
    out.writeLong(stream);
  }

  /** The same in a buffer of its own, for content that is not in memory. */
  static ByteBuf chunkHeader(ByteBufAllocator allocator, long stream, int length) {
    ByteBuf header = allocator.ioBuffer(HEADER_BYTES + CHUNK_HEADER_BYTES);
    writeChunkHeader(header, stream, length);
    return header;
  }
}
