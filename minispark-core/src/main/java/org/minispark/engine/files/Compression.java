package org.minispark.engine.files;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.InflaterInputStream;
import org.minispark.hadoop.io.compress.CompressionCodec;

/** How the bytes of a file are packed: its ending tells. */
public enum Compression {
  NONE(""),
  GZIP(".gz"),
  DEFLATE(".deflate"),
  BZIP2(".bz2"),
  LZ4(".lz4"),
  /** Packed in a way that Spark reads and this engine does not: it would need a library more. */
  UNREADABLE("");

  private static final int BUFFER_BYTES = 64 << 10;
  private static final String KNOWN =
      "; GzipCodec, BZip2Codec, DefaultCodec, DeflateCodec and Lz4Codec work here, Snappy and"
          + " Zstandard would need libraries that MiniSpark does not bring";

  private final String ending;

  Compression(String ending) {
    this.ending = ending;
  }

  /** What the ending of the name stands for; lower case only, as in Hadoop. */
  static Compression of(FileName file) {
    String name = file.lastStep();
    for (Compression readable : new Compression[] {GZIP, BZIP2, DEFLATE, LZ4}) {
      if (name.endsWith(readable.ending)) {
        return readable;
      }
    }
    boolean foreign = name.endsWith(".snappy") || name.endsWith(".zst");
    return foreign ? UNREADABLE : NONE;
  }

  /**
   * What a codec's class stands for.
   *
   * @param codec null packs nothing
   * @throws UnsupportedOperationException if files cannot be written so
   */
  public static Compression of(Class<? extends CompressionCodec> codec) {
    return codec == null ? NONE : ofCodec(codec.getName());
  }

  /**
   * What a codec's name stands for, Hadoop's or that of its stand-in here.
   *
   * @throws UnsupportedOperationException if files cannot be written so
   */
  public static Compression ofCodec(String className) {
    return switch (className.substring(className.lastIndexOf('.') + 1)) {
      case "GzipCodec" -> GZIP;
      case "BZip2Codec" -> BZIP2;
      case "DefaultCodec", "DeflateCodec" -> DEFLATE;
      case "Lz4Codec" -> LZ4;
      default ->
          throw new UnsupportedOperationException("Text cannot be packed by " + className + KNOWN);
    };
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
      case BZIP2 -> new BZip2Input(new BufferedInputStream(packed, BUFFER_BYTES));
      case LZ4 -> Lz4Blocks.unpack(new BufferedInputStream(packed, BUFFER_BYTES));
      case UNREADABLE -> throw new IOException("Compressed in a way that cannot be read" + KNOWN);
    };
  }

  /** A stream that packs what is written to it. */
  OutputStream pack(OutputStream out) throws IOException {
    return switch (this) {
      case NONE -> out;
      case GZIP -> new GZIPOutputStream(out, BUFFER_BYTES);
      case DEFLATE -> new DeflaterOutputStream(out);
      case BZIP2 -> new BZip2Output(new BufferedOutputStream(out, BUFFER_BYTES));
      case LZ4 -> Lz4Blocks.pack(out);
      case UNREADABLE -> throw new IOException("Compressed in a way that cannot be written");
    };
  }
}
