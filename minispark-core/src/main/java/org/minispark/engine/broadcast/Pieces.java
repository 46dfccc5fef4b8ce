package org.minispark.engine.broadcast;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.CRC32C;
import org.minispark.SparkException;
import org.minispark.engine.base.Unchecked;
import org.minispark.engine.serializer.DataSerializer;
import org.minispark.engine.serializer.DataSerializer.RecordInput;
import org.minispark.engine.serializer.DataSerializer.RecordOutput;
import org.minispark.engine.storage.BlockCompression;
import org.minispark.engine.storage.BlockData;
import org.minispark.engine.storage.BlockId.BroadcastBlockId;
import org.minispark.engine.storage.BlockManager;
import org.minispark.storage.StorageLevel;

/**
 * The serialized form of a broadcast value, cut into blocks of one size.
 *
 * @param checksums of each piece, in order
 */
record Pieces(List<Long> checksums, BlockCompression compression) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Of a value that never leaves its process. */
  static final Pieces NONE = new Pieces(List.of(), BlockCompression.NONE);

  /** Serializes a value into pieces that {@code blocks} stores. */
  static Pieces cut(
      long id,
      Object value,
      DataSerializer serializer,
      BlockCompression compression,
      int pieceBytes,
      BlockManager blocks) {
    Cutter cutter = new Cutter(id, pieceBytes, blocks);
    try (RecordOutput out = serializer.output(compression.output(cutter))) {
      out.write(value);
    } catch (IOException e) {
      throw Unchecked.rethrow(e);
    }
    return new Pieces(List.copyOf(cutter.checksums), compression);
  }

  /**
   * The value, out of pieces from here and from whoever has them. What was fetched is kept, for
   * others to fetch from here; so that they have something to give to each other, each process
   * begins with another piece.
   *
   * @throws IOException if a piece cannot be had, or is not what was cut
   */
  Object join(long id, DataSerializer serializer, BlockManager blocks) throws IOException {
    if (checksums.isEmpty()) {
      throw missing(pieceId(id, 0));
    }
    byte[][] parts = new byte[checksums.size()][];
    int first = Math.floorMod(blocks.id().executorId().hashCode(), parts.length);
    for (int i = 0; i < parts.length; i++) {
      int index = (first + i) % parts.length;
      parts[index] = piece(id, index, blocks);
    }
    InputStream all = new SequenceInputStream(new Consumed(parts));
    try (RecordInput in = serializer.input(compression.input(all))) {
      return in.read();
    }
  }

  /** One part after the other; who holds on to them all has the value in memory twice. */
  @SuppressWarnings("JdkObsolete") // SequenceInputStream takes no other
  private static final class Consumed implements Enumeration<InputStream> {
    private final byte[][] parts;
    private int next;

    Consumed(byte[][] parts) {
      this.parts = parts;
    }

    @Override
    public boolean hasMoreElements() {
      return next < parts.length;
    }

    @Override
    public InputStream nextElement() {
      byte[] part = parts[next];
      parts[next++] = null;
      return new ByteArrayInputStream(part);
    }
  }

  private byte[] piece(long id, int index, BlockManager blocks) throws IOException {
    BroadcastBlockId block = pieceId(id, index);
    boolean fetched = false;
    BlockData data = blocks.getLocal(block).orElse(null);
    if (data == null) {
      fetched = true;
      data = blocks.get(block).orElseThrow(() -> missing(block));
    }
    byte[] bytes;
    try (BlockData open = data;
        InputStream in = ((BlockData.Bytes) open).open()) {
      bytes = in.readAllBytes();
    }
    check(block, bytes, checksums.get(index));
    if (fetched) {
      blocks.putBytes(block, bytes, StorageLevel.MEMORY_AND_DISK_SER());
    }
    return bytes;
  }

  private static void check(BroadcastBlockId block, byte[] bytes, long expected)
      throws IOException {
    long actual = checksumOf(bytes);
    if (actual != expected) {
      throw asIOException(
          "corrupt remote block "
              + block.name()
              + " of broadcast_"
              + block.broadcastId()
              + ": "
              + actual
              + " != "
              + expected);
    }
  }

  private static IOException missing(BroadcastBlockId block) {
    return asIOException("Failed to get " + block.name() + " of broadcast_" + block.broadcastId());
  }

  /** Both kinds in one, as Spark's users see them. */
  private static IOException asIOException(String message) {
    SparkException cause = new SparkException(message);
    return new IOException(cause.toString(), cause);
  }

  private static BroadcastBlockId pieceId(long id, int index) {
    return new BroadcastBlockId(id, "piece" + index);
  }

  private static long checksumOf(byte[] bytes) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, 0, bytes.length);
    return checksum.getValue();
  }

  /** Stores a piece whenever one is full. */
  private static final class Cutter extends OutputStream {
    private final long id;
    private final BlockManager blocks;
    private final byte[] piece;
    private final List<Long> checksums = new ArrayList<>();
    private int used;

    Cutter(long id, int pieceBytes, BlockManager blocks) {
      this.id = id;
      this.blocks = blocks;
      this.piece = new byte[pieceBytes];
    }

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      int from = offset;
      int left = length;
      while (left > 0) {
        int part = Math.min(left, piece.length - used);
        System.arraycopy(bytes, from, piece, used, part);
        used += part;
        from += part;
        left -= part;
        if (used == piece.length) {
          store();
        }
      }
    }

    @Override
    public void close() {
      if (used > 0) {
        store();
      }
    }

    private void store() {
      byte[] full = Arrays.copyOf(piece, used);
      blocks.putBytes(pieceId(id, checksums.size()), full, StorageLevel.MEMORY_AND_DISK_SER());
      checksums.add(checksumOf(full));
      used = 0;
    }
  }
}
