package org.minispark.cluster.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.DefaultFileRegion;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import org.minispark.engine.storage.BlockData;
import org.minispark.engine.storage.BlockData.FileSlice;

/** The content of a block as it leaves, part by part. Used by one thread at a time. */
abstract class BlockContent implements Closeable {
  private final CRC32C checksum = new CRC32C();
  private long left;

  private BlockContent(long size) {
    left = size;
  }

  /**
   * @param bySystem whether the content of a file may go to the network past this process
   */
  static BlockContent open(BlockData.Bytes data, boolean bySystem) throws IOException {
    if (bySystem && data.inFile().isPresent()) {
      return new FromFile(data.inFile().get());
    }
    return new FromStream(data.open(), data.size());
  }

  /** Bytes that are still to be read. */
  final long left() {
    return left;
  }

  /** The CRC-32C of what was read. */
  final long checksum() {
    return checksum.getValue();
  }

  /**
   * Reads the next part into {@code out}.
   *
   * @throws EOFException if the block is shorter than it said
   */
  final void read(ByteBuf out, int length) throws IOException {
    int start = out.writerIndex();
    while (out.writerIndex() - start < length) {
      int read = readInto(out, length - (out.writerIndex() - start));
      if (read < 0) {
        throw new EOFException("The content of the block ends too early");
      }
    }
    checksum.update(out.nioBuffer(start, length));
    left -= length;
  }

  /** Whether {@link #region} can be called. */
  boolean isRegion() {
    return false;
  }

  /** The next part as something that the system sends from the file; read here only to check it. */
  DefaultFileRegion region(int length, ByteBufAllocator allocator) throws IOException {
    throw new UnsupportedOperationException("not in a file");
  }

  abstract int readInto(ByteBuf out, int length) throws IOException;

  private static final class FromStream extends BlockContent {
    private final InputStream in;

    FromStream(InputStream in, long size) {
      super(size);
      this.in = in;
    }

    @Override
    int readInto(ByteBuf out, int length) throws IOException {
      return out.writeBytes(in, length);
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }

  private static final class FromFile extends BlockContent {
    private static final int CHECKED_AT_ONCE = 64 << 10;

    private final FileChannel file;
    private long position;

    FromFile(FileSlice slice) throws IOException {
      super(slice.length());
      file = FileChannel.open(slice.file(), StandardOpenOption.READ);
      position = slice.offset();
    }

    @Override
    boolean isRegion() {
      return true;
    }

    @Override
    int readInto(ByteBuf out, int length) throws IOException {
      int read = out.writeBytes(file, position, length);
      position += Math.max(0, read);
      return read;
    }

    @Override
    DefaultFileRegion region(int length, ByteBufAllocator allocator) throws IOException {
      long start = position;
      ByteBuf checked = allocator.directBuffer(CHECKED_AT_ONCE);
      try {
        while (position < start + length) {
          checked.clear();
          read(checked, (int) Math.min(CHECKED_AT_ONCE, start + length - position));
        }
      } finally {
        checked.release();
      }
      return new Region(file, start, length);
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }

  /** Leaves its file open: other parts follow. */
  private static final class Region extends DefaultFileRegion {
    Region(FileChannel file, long position, long count) {
      super(file, position, count);
    }

    @Override
    protected void deallocate() {
      // The block closes its file when all of it is sent.
    }
  }
}
