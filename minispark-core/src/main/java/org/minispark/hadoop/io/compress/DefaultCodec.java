package org.minispark.hadoop.io.compress;

/** Files that end with {@code .deflate}. */
public class DefaultCodec implements CompressionCodec {}
