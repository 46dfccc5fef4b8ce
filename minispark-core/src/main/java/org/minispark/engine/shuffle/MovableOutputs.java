package org.minispark.engine.shuffle;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.minispark.engine.shuffle.FrameInput.CorruptBlockException;
import org.minispark.engine.storage.BlockData;
import org.minispark.engine.storage.BlockId.ShuffleDataBlockId;
import org.minispark.engine.storage.BlockManager;

/**
 * Whole map outputs of this process, as they go to another one and as they come from there: the
 * length of the index, the index, the buckets, byte by byte as in the files. So the checksums of
 * index and buckets, made when the output was written, hold until it is read. Thread-safe.
 */
public final class MovableOutputs {
  private final MapOutputStore store;
  private final BlockManager blocks;

  MovableOutputs(MapOutputStore store, BlockManager blocks) {
    this.store = store;
    this.blocks = blocks;
  }

  /** The outputs that are here now. */
  public List<ShuffleDataBlockId> ids() {
    return store.ids();
  }

  public boolean has(ShuffleDataBlockId id) {
    return store.has(id);
  }

  /**
   * An output, to be sent.
   *
   * @throws IOException if it is not here, or its files cannot be read
   */
  public BlockData.Bytes open(ShuffleDataBlockId id) throws IOException {
    store.get(id.shuffleId(), id.mapId()).evict();
    byte[] index = Files.readAllBytes(store.files().indexFile(id));
    Path data = store.files().dataFile(id);
    return new Whole(index, data, Files.size(data));
  }

  /**
   * Takes an output that another process has made, and serves it from now on.
   *
   * @throws IOException if it is damaged or cannot be written
   */
  public void accept(ShuffleDataBlockId id, BlockData.Bytes content) throws IOException {
    Path path = blocks.newTempFile();
    try (DataInputStream in = new DataInputStream(content.open())) {
      int length = in.readInt();
      if (length < 0 || length > content.size()) {
        throw new CorruptBlockException("Corrupt output " + id.name());
      }
      Sections sections = MapOutputFiles.sectionsOf(in.readNBytes(length), id.name());
      if (Files.copy(in, path, StandardCopyOption.REPLACE_EXISTING) != sections.total()) {
        throw new CorruptBlockException("Corrupt output " + id.name());
      }
      store.keepOnDisk(id, new MapOutputFiles.Written(path, sections));
    } catch (IOException e) {
      BlockFile.delete(path);
      throw e;
    }
  }

  private record Whole(byte[] index, Path data, long dataBytes) implements BlockData.Bytes {
    @Override
    public long size() {
      return Integer.BYTES + index.length + dataBytes;
    }

    @Override
    public InputStream open() throws IOException {
      ByteBuffer head = ByteBuffer.allocate(Integer.BYTES + index.length);
      head.putInt(index.length).put(index);
      InputStream before = new ByteArrayInputStream(head.array());
      return new SequenceInputStream(before, Files.newInputStream(data));
    }
  }
}
