package org.minispark.engine.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;

/** The content of a block as a reader gets it: bytes, or the records themselves. */
public sealed interface BlockData extends AutoCloseable {
  /** Size in bytes (of the serialized form, or an estimate for records). */
  long size();

  @Override
  default void close() {}

  /** Serialized content (possibly compressed; whoever wrote the block knows how). */
  non-sealed interface Bytes extends BlockData {
    /** A new stream over all of it. The caller closes it. */
    InputStream open() throws IOException;

    /**
     * Where the same bytes are if they are a part of a file as they stand: whoever sends them may
     * leave the copying to the system.
     */
    default Optional<FileSlice> inFile() throws IOException {
      return Optional.empty();
    }
  }

  /**
   * A part of a file.
   *
   * @param offset where it begins, in bytes
   * @param length its length in bytes
   */
  record FileSlice(Path file, long offset, long length) {}

  /**
   * Records handed over as objects, within one process only. For key-value blocks of a shuffle,
   * keys and values alternate in {@code Tuple2}s made on the fly.
   */
  non-sealed interface Records extends BlockData {
    /** A new iterator over the records; whoever reads them must not change them. */
    Iterator<?> records();
  }
}
