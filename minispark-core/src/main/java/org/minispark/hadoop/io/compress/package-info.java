/**
 * Stand-ins for the names of Hadoop's codecs, by which a Spark program says how its output is
 * packed. Imports nothing. Read {@link org.minispark.hadoop.io.compress.CompressionCodec} first.
 */
package org.minispark.hadoop.io.compress;
