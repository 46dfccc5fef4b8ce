package org.minispark.cluster.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.minispark.cluster.protocol.Payload;
import org.minispark.cluster.protocol.WireOutput;
import org.minispark.engine.base.Unchecked;
import org.minispark.engine.storage.BlockData;

/**
 * A series of blocks that leaves under one number. {@link #step} writes one piece of it: a small
 * block with all that belongs to it, or a chunk of a large one.
 */
abstract class Departure implements Closeable {
  /** A block up to this size leaves in one write. */
  private static final int SMALL = 64 << 10;

  /** More than the frames around a small block's content take. */
  private static final int SMALL_OVERHEAD = 64;

  /** Content of one chunk; a whole one is written before the next message's turn comes. */
  private static final int CHUNK = 256 << 10;

  private final long number;
  private final boolean bySystem;
  private final ByteBufAllocator allocator;

  private BlockData.Bytes data;
  private BlockContent content;

  /** Where the pieces go; the last of them finish a write of their own. */
  interface Line {
    /** Writes one piece: a {@link ByteBuf} or a part of a file. */
    void write(Object piece);

    /** Runs when all that was written so far has left, or never will. */
    void afterwards(Runnable action);
  }

  private Departure(long number, boolean bySystem, ByteBufAllocator allocator) {
    this.number = number;
    this.bySystem = bySystem;
    this.allocator = allocator;
  }

  /** Answers a fetch. */
  static Departure ofFetch(
      long number,
      List<String> names,
      BlockSource source,
      boolean bySystem,
      ByteBufAllocator allocator) {
    return new OfFetch(number, names, source, bySystem, allocator);
  }

  /** Uploads a block. */
  static Departure ofUpload(
      long number,
      String name,
      Payload instruction,
      BlockData.Bytes data,
      Consumer<Throwable> failure,
      boolean bySystem,
      ByteBufAllocator allocator) {
    return new OfUpload(number, name, instruction, data, failure, bySystem, allocator);
  }

  /** Opens a block by its name. */
  interface BlockSource {
    BlockData.Bytes open(String name) throws IOException;
  }

  final long number() {
    return number;
  }

  /** Writes the next piece; false if there is none left. */
  final boolean step(Line line) {
    if (content == null) {
      return begin(line);
    }
    try {
      writeChunk(line);
    } catch (Exception | Error e) { // whoever waits for the block must hear of it
      broken(e, line);
      closeLater(line);
    }
    return true;
  }

  /** Begins the next block; false if there is none. */
  abstract boolean begin(Line line);

  /** The block that began cannot be sent to its end. */
  abstract void broken(Throwable cause, Line line);

  /** Opens a block and writes what announces it, with its content if that is short. */
  final void open(BlockData.Bytes block, ByteBuf announcement, Line line) throws IOException {
    data = block;
    try {
      content = BlockContent.open(block, bySystem && block.size() > SMALL);
      if (block.size() > SMALL) {
        line.write(announcement.retain());
      } else {
        writeAll(announcement, line);
      }
    } finally {
      announcement.release();
    }
  }

  private void writeAll(ByteBuf announcement, Line line) throws IOException {
    int length = (int) content.left();
    ByteBuf all = allocator.ioBuffer(announcement.readableBytes() + length + SMALL_OVERHEAD);
    try {
      all.writeBytes(announcement);
      if (length > 0) {
        Frames.writeChunkHeader(all, number, length);
        content.read(all, length);
      }
      all.writeBytes(end());
      line.write(all.retain());
    } finally {
      all.release();
    }
    closeBlock();
  }

  private void writeChunk(Line line) throws IOException {
    int length = (int) Math.min(content.left(), CHUNK);
    if (content.isRegion()) {
      Object region = content.region(length, allocator);
      line.write(Frames.chunkHeader(allocator, number, length));
      line.write(region);
    } else {
      line.write(chunk(length));
    }
    if (content.left() == 0) {
      line.write(end());
      closeLater(line);
    }
  }

  private ByteBuf chunk(int length) throws IOException {
    ByteBuf chunk = allocator.ioBuffer(Frames.HEADER_BYTES + Frames.CHUNK_HEADER_BYTES + length);
    try {
      Frames.writeChunkHeader(chunk, number, length);
      content.read(chunk, length);
      return chunk.retain();
    } finally {
      chunk.release();
    }
  }

  private ByteBuf end() {
    WireOutput out = Frames.begin();
    out.writeVarLong(number);
    out.writeLong(content.checksum());
    return Frames.finish(Frames.END, out);
  }

  /** The system may still read the file: it is closed when the last part has left. */
  private void closeLater(Line line) {
    BlockContent sent = content;
    BlockData.Bytes sentData = data;
    content = null;
    data = null;
    line.afterwards(() -> close(sent, sentData));
  }

  final void closeBlock() {
    BlockContent open = content;
    BlockData.Bytes openData = data;
    content = null;
    data = null;
    close(open, openData);
  }

  private void close(BlockContent open, BlockData.Bytes openData) {
    try {
      if (open != null) {
        open.close();
      }
    } catch (IOException e) {
      throw Unchecked.rethrow(e);
    } finally {
      if (openData != null) {
        closeData(openData);
      }
    }
  }

  abstract void closeData(BlockData.Bytes block);

  /** The connection is closed, or nobody wants the rest. */
  @Override
  public void close() {
    closeBlock();
  }

  private static final class OfFetch extends Departure {
    private final List<String> names;
    private final BlockSource source;
    private int next;

    OfFetch(
        long number,
        List<String> names,
        BlockSource source,
        boolean bySystem,
        ByteBufAllocator allocator) {
      super(number, bySystem, allocator);
      this.names = names;
      this.source = source;
    }

    @Override
    boolean begin(Line line) {
      if (next == names.size()) {
        return false;
      }
      String name = names.get(next++);
      try {
        BlockData.Bytes block = source.open(name);
        open(block, announcement(block.size()), line);
      } catch (Exception | Error e) { // whoever waits for the block must hear of it
        broken(e, line);
        closeBlock();
      }
      return true;
    }

    private ByteBuf announcement(long size) {
      WireOutput out = Frames.begin();
      out.writeVarLong(number());
      out.writeVarInt(next - 1);
      out.writeVarLong(size);
      return Frames.finish(Frames.BLOCK, out);
    }

    @Override
    void broken(Throwable cause, Line line) {
      WireOutput out = Frames.begin();
      out.writeVarLong(number());
      out.writeVarInt(next - 1);
      out.writeText(Failures.textOf(cause), Frames.MAX_TEXT);
      line.write(Frames.finish(Frames.MISSING, out));
    }

    @Override
    void closeData(BlockData.Bytes block) {
      block.close();
    }
  }

  private static final class OfUpload extends Departure {
    private final String name;
    private final Payload instruction;
    private final BlockData.Bytes block;
    private final Consumer<Throwable> failure;
    private boolean begun;

    OfUpload(
        long number,
        String name,
        Payload instruction,
        BlockData.Bytes block,
        Consumer<Throwable> failure,
        boolean bySystem,
        ByteBufAllocator allocator) {
      super(number, bySystem, allocator);
      this.name = name;
      this.instruction = instruction;
      this.block = block;
      this.failure = failure;
    }

    @Override
    boolean begin(Line line) {
      if (begun) {
        return false;
      }
      begun = true;
      try {
        WireOutput out = Frames.begin();
        out.writeVarLong(number());
        out.writeString(name, Frames.MAX_NAME);
        out.writePayload(instruction, Connection.MAX_INSTRUCTION);
        out.writeVarLong(block.size());
        open(block, Frames.finish(Frames.UPLOAD, out), line);
      } catch (Exception | Error e) { // the uploader waits for an answer
        broken(e, line);
        closeBlock();
      }
      return true;
    }

    /** A wrong checksum ends it at the other side; here it fails with its own cause. */
    @Override
    void broken(Throwable cause, Line line) {
      failure.accept(cause);
      WireOutput out = Frames.begin();
      out.writeVarLong(number());
      out.writeLong(-1);
      line.write(Frames.finish(Frames.END, out));
    }

    @Override
    void closeData(BlockData.Bytes sent) {
      // The uploader's own.
    }
  }
}
