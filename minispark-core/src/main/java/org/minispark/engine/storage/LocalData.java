package org.minispark.engine.storage;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** The content of blocks that this process holds. */
final class LocalData {
  private LocalData() {}

  /** Runs once, however often a block is closed. */
  private static final class Unpin {
    private final AtomicBoolean done = new AtomicBoolean();
    private final Runnable action;

    Unpin(Runnable action) {
      this.action = action;
    }

    void run() {
      if (done.compareAndSet(false, true)) {
        action.run();
      }
    }
  }

  /** Records in memory, pinned until closed. */
  static final class Objects implements BlockData.Records {
    private final List<Object> values;
    private final long bytes;
    private final Unpin unpin;

    Objects(List<Object> values, long bytes, Runnable unpin) {
      this.values = values;
      this.bytes = bytes;
      this.unpin = new Unpin(unpin);
    }

    @Override
    public long size() {
      return bytes;
    }

    @Override
    public Iterator<?> records() {
      return values.iterator();
    }

    @Override
    public void close() {
      unpin.run();
    }
  }

  /** Bytes in memory, pinned until closed. */
  static final class InMemory implements BlockData.Bytes {
    private final ByteChunks bytes;
    private final Unpin unpin;

    InMemory(ByteChunks bytes, Runnable unpin) {
      this.bytes = bytes;
      this.unpin = new Unpin(unpin);
    }

    @Override
    public long size() {
      return bytes.length();
    }

    @Override
    public InputStream open() {
      return bytes.open();
    }

    @Override
    public void close() {
      unpin.run();
    }
  }

  /** A file, checked when it is opened. */
  record OnDisk(DiskStore store, BlockId block, long size) implements BlockData.Bytes {
    @Override
    public InputStream open() throws IOException {
      return store
          .open(block)
          .orElseThrow(
              () -> new IOException("The file of block " + block.name() + " is gone or corrupt"));
    }
  }
}
