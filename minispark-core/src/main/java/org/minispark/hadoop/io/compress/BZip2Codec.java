package org.minispark.hadoop.io.compress;

/** Files that end with {@code .bz2}, as bzip2 packs. */
public class BZip2Codec implements CompressionCodec {}
