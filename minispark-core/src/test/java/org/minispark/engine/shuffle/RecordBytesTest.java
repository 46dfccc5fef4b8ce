package org.minispark.engine.shuffle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.minispark.HashPartitioner;
import org.minispark.SparkConf;
import org.minispark.Tuple2;
import org.minispark.engine.serializer.DataSerializer;
import org.minispark.engine.serializer.RecordSerializer;

/**
 * Records of many kinds take no more bytes between processes than Spark's, which are at their
 * smallest with Kryo.
 *
 * <p>Spark's figures are measured: Spark 3.5.7 on {@code local[1]}, {@code spark.serializer} =
 * KryoSerializer and nothing else configured; the same records, made in two map tasks and moved by
 * {@code partitionBy(new HashPartitioner(2))}; the sum of {@code shuffleWriteMetrics.bytesWritten}
 * over both tasks, by the number of records.
 */
class RecordBytesTest {
  private static final int MAPS = 2;
  private static final int BUCKETS = 2;
  private static final int RECORDS_OF_MAP = 10_000;
  private static final int MOST_IN_MEMORY = 16 << 20;

  private record Kind(
      String name, LongFunction<Object> key, LongFunction<Object> value, double bytesOfSpark) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Kind> kinds() {
    return Stream.of(
        new Kind(
            "numbered text, any double",
            RecordBytesTest::numbered,
            i -> fraction(i + 1_000_000),
            12.658),
        new Kind(
            "numbered text, whole double",
            RecordBytesTest::numbered,
            i -> (double) below(i + 2_000_000, 1000),
            7.651),
        new Kind("numbered text, its number", RecordBytesTest::numbered, i -> (double) i, 7.033),
        new Kind(
            "numbered text, money", RecordBytesTest::numbered, i -> money(i + 3_000_000), 9.668),
        new Kind(
            "numbered text, half",
            RecordBytesTest::numbered,
            i -> below(i + 2_000_000, 200) / 2.0,
            7.191),
        new Kind(
            "numbered text, one of ten doubles",
            RecordBytesTest::numbered,
            i -> fraction(below(i + 4_000_000, 10)),
            5.080),
        new Kind("numbered text, 1.0", RecordBytesTest::numbered, i -> 1.0, 4.179),
        new Kind(
            "hex text, any double", RecordBytesTest::hex, i -> fraction(i + 1_000_000), 18.309),
        new Kind("hex text, money", RecordBytesTest::hex, i -> money(i + 3_000_000), 14.968),
        new Kind("hex text, 1.0", RecordBytesTest::hex, i -> 1.0, 8.940),
        new Kind("word, any double", RecordBytesTest::word, i -> fraction(i + 1_000_000), 13.410),
        new Kind(
            "word, whole double",
            RecordBytesTest::word,
            i -> (double) below(i + 2_000_000, 1000),
            8.073),
        new Kind("word, money", RecordBytesTest::word, i -> money(i + 3_000_000), 11.105),
        new Kind("word, half", RecordBytesTest::word, i -> below(i + 2_000_000, 200) / 2.0, 7.682),
        new Kind(
            "word, one of ten doubles",
            RecordBytesTest::word,
            i -> fraction(below(i + 4_000_000, 10)),
            6.189),
        new Kind("word, 1.0", RecordBytesTest::word, i -> 1.0, 4.669),
        new Kind("new word, 1.0", RecordBytesTest::rareWord, i -> 1.0, 6.953),
        new Kind(
            "new word, one of ten doubles",
            RecordBytesTest::rareWord,
            i -> fraction(below(i + 4_000_000, 10)),
            7.734),
        new Kind("word, int", RecordBytesTest::word, i -> below(i + 2_000_000, 1000), 7.249),
        new Kind("word, 1", RecordBytesTest::word, i -> 1, 4.247),
        new Kind(
            "word, long", RecordBytesTest::word, i -> (long) below(i + 2_000_000, 1000), 7.664),
        new Kind("word, word", RecordBytesTest::word, i -> word(i + 8_000_000), 8.322),
        new Kind(
            "word, (int, double)",
            RecordBytesTest::word,
            i -> new Tuple2<>(1, fraction(i)),
            13.855),
        new Kind("word, four doubles", RecordBytesTest::word, i -> fourDoubles(i), 31.736),
        new Kind(
            "hex text, long", RecordBytesTest::hex, i -> (long) below(i + 2_000_000, 1000), 11.873),
        new Kind("int, int", i -> (int) i, i -> below(i + 2_000_000, 1000), 7.418),
        new Kind("int, double", i -> (int) i, i -> fraction(i), 12.924),
        new Kind("int, word", i -> (int) i, RecordBytesTest::word, 8.518),
        new Kind("long, long", i -> mix(i) >>> 44, i -> i, 9.008),
        new Kind("long, double", i -> mix(i) >>> 44, i -> fraction(i), 13.880),
        new Kind("numbered text, its int", RecordBytesTest::numbered, i -> (int) i, 6.266),
        new Kind(
            "line, its int",
            i -> "the quick brown fox jumps over the lazy dog and " + i,
            i -> (int) i,
            7.406),
        new Kind("word, time", RecordBytesTest::word, i -> 1_700_000_000_000L + i * 37, 8.539),
        new Kind(
            "large long, half", i -> mix(i) >>> 30, i -> below(i + 2_000_000, 200) / 2.0, 9.876),
        new Kind("word, any long", RecordBytesTest::word, i -> mix(i), 13.562),
        new Kind("time, 1L", i -> 1_700_000_000_000L + i * 37, i -> 1L, 4.318),
        new Kind("time, any double", i -> 1_700_000_000_000L + i * 37, i -> fraction(i), 13.214),
        new Kind(
            "time, word",
            i -> 1_700_000_000_000L + 1000 * i + below(i, 1000),
            RecordBytesTest::word,
            9.769),
        new Kind("long, large long", i -> mix(i) >>> 44, i -> mix(i + 1) >>> 30, 12.143),
        new Kind("counted long, long", i -> i, i -> i * i, 9.664));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void isNoLargerThanSparks(Kind kind) {
    double bytes = 0;
    for (int map = 0; map < MAPS; map++) {
      bytes += bytesOfMap(kind, map);
    }
    assertThat(bytes / (MAPS * RECORDS_OF_MAP)).isLessThanOrEqualTo(kind.bytesOfSpark);
  }

  private static long bytesOfMap(Kind kind, int map) {
    DataSerializer serializer = RecordSerializer.of(new SparkConf(false));
    HashPartitioner partitioner = new HashPartitioner(BUCKETS);
    try (BucketFile file =
        new BucketFile(() -> null, serializer, FrameOutput.Compression.LZ4, MOST_IN_MEMORY)) {
      for (int bucket = 0; bucket < BUCKETS; bucket++) {
        file.startBucket(bucket);
        for (long i = (long) map * RECORDS_OF_MAP; i < (map + 1L) * RECORDS_OF_MAP; i++) {
          Object key = kind.key.apply(i);
          if (partitioner.getPartition(key) == bucket) {
            file.accept(key, kind.value.apply(i));
          }
        }
      }
      return file.finishBuckets().total();
    }
  }

  /** Spreads {@code i} over all longs (the finalizer of SplitMix64). */
  private static long mix(long i) {
    long z = (i + 1) * 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  private static int below(long i, int bound) {
    return (int) Math.floorMod(mix(i), (long) bound);
  }

  private static double fraction(long i) {
    return (mix(i) >>> 11) * 0x1p-53;
  }

  private static double money(long i) {
    return below(i, 1_000_000) / 100.0;
  }

  private static double[] fourDoubles(long i) {
    return new double[] {fraction(4 * i), fraction(4 * i + 1), fraction(4 * i + 2), 1.0};
  }

  private static String numbered(long i) {
    return "key" + i;
  }

  private static String hex(long i) {
    return Integer.toHexString((int) mix(i) | Integer.MIN_VALUE);
  }

  /** One of 2,000, some much more often than others. */
  private static String word(long i) {
    double fraction = fraction(i);
    return rareWord((long) (2000 * fraction * fraction * fraction));
  }

  /** Of 2 to 9 letters. */
  private static String rareWord(long i) {
    StringBuilder word = new StringBuilder();
    long letters = mix(i + 77_777);
    for (long length = 2 + i % 8; length > 0; length--) {
      word.append((char) ('a' + Math.floorMod(letters, 26L)));
      letters = mix(letters);
    }
    return word.toString();
  }
}
