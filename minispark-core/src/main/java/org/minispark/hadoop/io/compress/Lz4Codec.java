package org.minispark.hadoop.io.compress;

/** Files that end with {@code .lz4}, in Hadoop's own framing. */
public class Lz4Codec implements CompressionCodec {}
