package org.minispark.engine.files;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4SafeDecompressor;

/**
 * LZ4 in the framing of Hadoop's codec, which no other program shares: blocks of a four-byte length
 * before packing, then pieces, each a four-byte length and so many packed bytes, until the block's
 * length is reached. Numbers are big-endian.
 */
final class Lz4Blocks {
  private static final int BLOCK_BYTES = 64 << 10;

  /** Far more than Hadoop's codec packs at once, which is what its buffer holds: 256 KB. */
  private static final int LARGEST_PIECE = 16 << 20;

  private Lz4Blocks() {}

  static OutputStream pack(OutputStream out) {
    return new Packed(new DataOutputStream(out));
  }

  static InputStream unpack(InputStream in) {
    return new Unpacked(new DataInputStream(in));
  }

  private static final class Packed extends OutputStream {
    private final LZ4Compressor compressor = LZ4Factory.fastestJavaInstance().fastCompressor();
    private final DataOutputStream out;
    private final byte[] block = new byte[BLOCK_BYTES];
    private final byte[] packed = new byte[compressor.maxCompressedLength(BLOCK_BYTES)];
    private int length;

    Packed(DataOutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
      if (length == BLOCK_BYTES) {
        writeBlock();
      }
      block[length++] = (byte) b;
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
      int done = 0;
      while (done < count) {
        if (length == BLOCK_BYTES) {
          writeBlock();
        }
        int part = Math.min(count - done, BLOCK_BYTES - length);
        System.arraycopy(bytes, offset + done, block, length, part);
        length += part;
        done += part;
      }
    }

    private void writeBlock() throws IOException {
      int packedLength = compressor.compress(block, 0, length, packed, 0);
      out.writeInt(length);
      out.writeInt(packedLength);
      out.write(packed, 0, packedLength);
      length = 0;
    }

    @Override
    public void close() throws IOException {
      try (out) {
        if (length > 0) {
          writeBlock();
        }
      }
    }
  }

  private static final class Unpacked extends InputStream {
    private final LZ4SafeDecompressor decompressor =
        LZ4Factory.fastestJavaInstance().safeDecompressor();
    private final DataInputStream in;
    private byte[] packed = new byte[0];
    private byte[] piece = new byte[0];
    private int next;
    private int limit;
    private int leftOfBlock;

    Unpacked(DataInputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      return next < limit || readPiece() ? Byte.toUnsignedInt(piece[next++]) : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      if (next == limit && !readPiece()) {
        return -1;
      }
      int count = Math.min(length, limit - next);
      System.arraycopy(piece, next, into, offset, count);
      next += count;
      return count;
    }

    private boolean readPiece() throws IOException {
      while (leftOfBlock == 0) {
        int first = in.read();
        if (first < 0) {
          return false;
        }
        leftOfBlock = first << 24 | in.readUnsignedByte() << 16 | in.readUnsignedShort();
        requireSane(leftOfBlock, Integer.MAX_VALUE);
      }
      int packedLength = in.readInt();
      requireSane(packedLength, LARGEST_PIECE);
      packed = packed.length < packedLength ? new byte[packedLength] : packed;
      in.readFully(packed, 0, packedLength);
      int most = Math.min(leftOfBlock, LARGEST_PIECE);
      piece = piece.length < most ? new byte[most] : piece;
      try {
        limit = decompressor.decompress(packed, 0, packedLength, piece, 0, most);
      } catch (LZ4Exception e) {
        throw new IOException("Damaged LZ4 block", e);
      }
      if (limit == 0) {
        throw new EOFException("LZ4 block of which " + leftOfBlock + " bytes are missing");
      }
      next = 0;
      leftOfBlock -= limit;
      return true;
    }

    private static void requireSane(int length, int most) throws IOException {
      if (length < 0 || length > most) {
        throw new IOException("Not an LZ4 block: it says that it has " + length + " bytes");
      }
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
