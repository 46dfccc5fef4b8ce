package org.minispark.hadoop.io.compress;

/** Files that end with {@code .gz}. */
public class GzipCodec extends DefaultCodec {}
