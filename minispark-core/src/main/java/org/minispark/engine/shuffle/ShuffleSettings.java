package org.minispark.engine.shuffle;

import java.util.Set;
import org.minispark.SparkConf;

/**
 * What the configuration says of shuffles.
 *
 * @param handover whether map outputs of immutable records may be handed over as objects within a
 *     process ({@code spark.minispark.shuffle.handover}, true)
 * @param runSize estimated bytes at which a run of an aggregation is cut, and up to which a buffer
 *     is never refused memory ({@code spark.minispark.run.size}, 32m). It is part of what decides
 *     the bits of results; memory is not.
 * @param inMemory where other processes read map outputs: those of at most so many bytes stay in
 *     memory in the form of their file, and become files only when memory is short ({@code
 *     spark.minispark.shuffle.inMemory}, 16k; 0 for none)
 * @param compress whether map outputs on disk are compressed ({@code spark.shuffle.compress}, true)
 * @param compressSpills whether spilled runs are ({@code spark.shuffle.spill.compress}, true)
 * @param maxBytesInFlight most bytes fetched ahead of the reader ({@code
 *     spark.reducer.maxSizeInFlight}, 48m)
 * @param maxRequestsInFlight most open requests ({@code spark.reducer.maxReqsInFlight}, no limit)
 */
record ShuffleSettings(
    boolean handover,
    long runSize,
    int inMemory,
    boolean compress,
    boolean compressSpills,
    long maxBytesInFlight,
    int maxRequestsInFlight) {

  /** What is larger is read and written at the speed of the disk, not of its system calls. */
  private static final long MOST_IN_MEMORY = 1 << 20;

  /**
   * All names that Spark knows; whatever the name, the bytes are LZ4's, which nobody else reads.
   */
  private static final Set<String> CODECS = Set.of("lz4", "lzf", "snappy", "zstd");

  /**
   * Reads the configuration.
   *
   * @throws IllegalArgumentException if a value makes no sense
   */
  static ShuffleSettings of(SparkConf conf, HashShuffleManager.Readers readers) {
    checkCodec(conf.get("spark.io.compression.codec", "lz4"));
    return new ShuffleSettings(
        conf.getBoolean("spark.minispark.shuffle.handover", true),
        atLeastOne(
            "spark.minispark.run.size", conf.getSizeAsBytes("spark.minispark.run.size", "32m")),
        readers == HashShuffleManager.Readers.ANY_PROCESS ? inMemory(conf) : 0,
        conf.getBoolean("spark.shuffle.compress", true),
        conf.getBoolean("spark.shuffle.spill.compress", true),
        atLeastOne(
            "spark.reducer.maxSizeInFlight",
            conf.getSizeAsBytes("spark.reducer.maxSizeInFlight", "48m")),
        (int)
            atLeastOne(
                "spark.reducer.maxReqsInFlight",
                conf.getInt("spark.reducer.maxReqsInFlight", Integer.MAX_VALUE)));
  }

  private static int inMemory(SparkConf conf) {
    long bytes = conf.getSizeAsBytes("spark.minispark.shuffle.inMemory", "16k");
    return (int) Math.min(MOST_IN_MEMORY, bytes);
  }

  private static void checkCodec(String codec) {
    if (!CODECS.contains(codec) && !codec.startsWith("org.apache.spark.io.")) {
      throw new IllegalArgumentException(
          "Codec [" + codec + "] is not available. spark.io.compression.codec is one of " + CODECS);
    }
  }

  private static long atLeastOne(String key, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(key + " must be positive, but is " + value);
    }
    return value;
  }
}
