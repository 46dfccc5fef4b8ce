package org.minispark.hadoop.io.compress;

/** Files that end with {@code .snappy}; this engine refuses to write them and to read them. */
public class SnappyCodec implements CompressionCodec {}
