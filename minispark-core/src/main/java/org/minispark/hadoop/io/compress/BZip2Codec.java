package org.minispark.hadoop.io.compress;

/** Files that end with {@code .bz2}; this engine refuses to write them and to read them. */
public class BZip2Codec implements CompressionCodec {}
