package org.minispark.engine.storage;

import java.io.InputStream;
import java.io.OutputStream;
import net.jpountz.lz4.LZ4BlockInputStream;
import net.jpountz.lz4.LZ4BlockOutputStream;

/** LZ4 in blocks of 32 KB, or nothing. */
public enum BlockCompression {
  LZ4 {
    @Override
    public OutputStream output(OutputStream out) {
      return new LZ4BlockOutputStream(out, BLOCK_BYTES, NativeLz4.FACTORY.fastCompressor());
    }

    @Override
    public InputStream input(InputStream in) {
      return LZ4BlockInputStream.newBuilder()
          .withDecompressor(NativeLz4.FACTORY.safeDecompressor())
          .build(in);
    }
  },
  NONE {
    @Override
    public OutputStream output(OutputStream out) {
      return out;
    }

    @Override
    public InputStream input(InputStream in) {
      return in;
    }
  };

  private static final int BLOCK_BYTES = 32 << 10;

  /** A stream that compresses onto {@code out}, and closes it when closed. */
  public abstract OutputStream output(OutputStream out);

  /** A stream that reads what {@link #output} wrote, and closes {@code in} when closed. */
  public abstract InputStream input(InputStream in);
}
