package org.minispark.hadoop.io.compress;

/** Names a way to pack files; its classes are only names here. */
public interface CompressionCodec {}
