package org.minispark.cluster.transport;

import io.netty.buffer.ByteBuf;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.minispark.cluster.protocol.MalformedMessageException;
import org.minispark.engine.base.Unchecked;
import org.minispark.engine.storage.BlockData;

/**
 * Collects a block's content: in memory, or in a file if it is large. Room is made as content
 * comes, not as it was announced.
 */
abstract class ArrivingBlock implements Closeable {
  private final String name;
  private final long size;
  private final CRC32C checksum = new CRC32C();
  private long arrived;

  private ArrivingBlock(String name, long size) {
    this.name = name;
    this.size = size;
  }

  /** Begins a block of {@code size} bytes. */
  static ArrivingBlock begin(String name, long size, ArrivalSettings settings) throws IOException {
    return size <= settings.maxInMemory()
        ? new InMemory(name, size)
        : new InFile(name, size, settings.newFile());
  }

  String name() {
    return name;
  }

  /** Takes some content; the caller releases it. */
  void add(ByteBuf content) throws IOException {
    int length = content.readableBytes();
    if (length > size - arrived) {
      throw new MalformedMessageException("more of block " + name + " than was announced");
    }
    checksum.update(content.nioBuffer());
    keep(content);
    arrived += length;
  }

  /**
   * The block, if it is whole and what was sent.
   *
   * @throws CorruptBlockException if it is not
   */
  BlockData.Bytes finish(long expectedChecksum) throws IOException {
    if (arrived != size || checksum.getValue() != expectedChecksum) {
      close();
      throw new CorruptBlockException(
          "Block "
              + name
              + " did not arrive as it was sent: "
              + arrived
              + " of "
              + size
              + " bytes, checksum "
              + checksum.getValue()
              + " instead of "
              + expectedChecksum);
    }
    return content(size);
  }

  abstract void keep(ByteBuf content) throws IOException;

  abstract BlockData.Bytes content(long length) throws IOException;

  /** Drops what has come so far. */
  @Override
  public abstract void close();

  private static final class InMemory extends ArrivingBlock {
    private static final int LARGEST_PART = 1 << 20;

    private final List<byte[]> parts = new ArrayList<>();
    private long roomNeeded;
    private byte[] current = new byte[0];
    private int used;

    InMemory(String name, long size) {
      super(name, size);
      roomNeeded = size;
    }

    @Override
    void keep(ByteBuf content) {
      while (content.isReadable()) {
        if (used == current.length) {
          startPart();
        }
        int length = Math.min(content.readableBytes(), current.length - used);
        content.readBytes(current, used, length);
        used += length;
      }
    }

    private void startPart() {
      current = new byte[(int) Math.min(roomNeeded, LARGEST_PART)];
      roomNeeded -= current.length;
      used = 0;
      parts.add(current);
    }

    @Override
    BlockData.Bytes content(long length) {
      return new MemoryBytes(parts, length);
    }

    @Override
    public void close() {
      parts.clear();
    }
  }

  private record MemoryBytes(List<byte[]> parts, long size) implements BlockData.Bytes {
    @Override
    public InputStream open() {
      if (parts.size() == 1) {
        return new ByteArrayInputStream(parts.get(0));
      }
      return new SequenceInputStream(
          Collections.enumeration(parts.stream().map(ByteArrayInputStream::new).toList()));
    }
  }

  private static final class InFile extends ArrivingBlock {
    private final Path path;
    private final FileChannel file;

    InFile(String name, long size, Path path) throws IOException {
      super(name, size);
      this.path = path;
      file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    @Override
    void keep(ByteBuf content) throws IOException {
      while (content.isReadable()) {
        content.readBytes(file, content.readableBytes());
      }
    }

    @Override
    BlockData.Bytes content(long length) throws IOException {
      file.close();
      return new FileBytes(path, length);
    }

    @Override
    public void close() {
      try (file) {
        Files.deleteIfExists(path);
      } catch (IOException e) {
        throw Unchecked.rethrow(e);
      }
    }
  }

  private record FileBytes(Path path, long size) implements BlockData.Bytes {
    @Override
    public InputStream open() throws IOException {
      return Files.newInputStream(path);
    }

    @Override
    public Optional<FileSlice> inFile() {
      return Optional.of(new FileSlice(path, 0, size));
    }

    @Override
    public void close() {
      try {
        Files.deleteIfExists(path);
      } catch (IOException e) {
        throw Unchecked.rethrow(e);
      }
    }
  }
}
