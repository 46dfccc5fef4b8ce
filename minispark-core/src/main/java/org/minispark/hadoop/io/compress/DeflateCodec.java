package org.minispark.hadoop.io.compress;

/** Another name of {@link DefaultCodec}. */
public class DeflateCodec extends DefaultCodec {}
