package org.minispark.hadoop.io.compress;

/** Files that end with {@code .zst}; this engine refuses to write them and to read them. */
public class ZStandardCodec implements CompressionCodec {}
