package org.minispark.engine.files;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.InflaterInputStream;
import org.minispark.hadoop.io.compress.CompressionCodec;
import org.minispark.hadoop.io.compress.DefaultCodec;
import org.minispark.hadoop.io.compress.GzipCodec;

/** How the bytes of a file are packed: its ending tells. */
public enum Compression {
  NONE(""),
  GZIP(".gz"),
  DEFLATE(".deflate"),
  /** Packed in a way that Spark reads and this engine does not. */
  UNREADABLE("");

  private static final int BUFFER_BYTES = 64 << 10;

  private final String ending;

  Compression(String ending) {
    this.ending = ending;
  }

  /** What the ending of the name stands for; lower case only, as in Hadoop. */
  static Compression of(FileName file) {
    String name = file.lastStep();
    if (name.endsWith(GZIP.ending)) {
      return GZIP;
    }
    if (name.endsWith(DEFLATE.ending)) {
      return DEFLATE;
    }
    boolean foreign =
        name.endsWith(".bz2")
            || name.endsWith(".snappy")
            || name.endsWith(".lz4")
            || name.endsWith(".zst");
    return foreign ? UNREADABLE : NONE;
  }

  /**
   * What a codec's class stands for.
   *
   * @throws IllegalArgumentException if files cannot be written so
   */
  public static Compression of(Class<? extends CompressionCodec> codec) {
    if (codec == GzipCodec.class) {
      return GZIP;
    }
    if (codec == DefaultCodec.class) {
      return DEFLATE;
    }
    throw new IllegalArgumentException("Text can be packed by GzipCodec or DefaultCodec: " + codec);
  }

  /** What a file's name ends with. */
  public String ending() {
    return ending;
  }

  /** Whether a reader can start in the middle. */
  boolean splittable() {
    return this == NONE;
  }

  /** The bytes that were packed. */
  InputStream unpack(InputStream packed) throws IOException {
    return switch (this) {
      case NONE -> packed;
      case GZIP -> new GZIPInputStream(packed, BUFFER_BYTES);
      case DEFLATE -> new InflaterInputStream(new BufferedInputStream(packed, BUFFER_BYTES));
      case UNREADABLE -> throw new IOException("Compressed in a way that cannot be read here");
    };
  }

  /** A stream that packs what is written to it. */
  OutputStream pack(OutputStream out) throws IOException {
    return switch (this) {
      case NONE -> out;
      case GZIP -> new GZIPOutputStream(out, BUFFER_BYTES);
      case DEFLATE -> new DeflaterOutputStream(out);
      case UNREADABLE -> throw new IOException("Compressed in a way that cannot be written here");
    };
  }
}
