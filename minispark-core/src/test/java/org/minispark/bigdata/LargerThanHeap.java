package org.minispark.bigdata;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.minispark.SparkConf;
import org.minispark.Tuple2;
import org.minispark.api.java.JavaPairRDD;
import org.minispark.api.java.JavaRDD;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.scheduler.SparkListener;
import org.minispark.scheduler.SparkListenerBlockUpdated;
import org.minispark.scheduler.SparkListenerTaskEnd;
import org.minispark.storage.StorageLevel;

/**
 * Programs on data larger than the heap. Each prints one line: a digest of its result, which must
 * not depend on the heap, and how much was spilled or stored on disk, which does.
 *
 * <p>Arguments: {@code PROGRAM SCALE}; a scale of 100 is the full size, 1 a hundredth of it.
 */
final class LargerThanHeap {
  private static final int PARTITIONS = 16;

  private final JavaSparkContext sc;
  private final long percent;
  private final LongAdder bytesOnDisk = new LongAdder();

  private LargerThanHeap(JavaSparkContext sc, long percent) {
    this.sc = sc;
    this.percent = percent;
  }

  public static void main(String[] args) throws Exception {
    var conf = new SparkConf().setMaster("local[2]").setAppName(args[0]);
    try (JavaSparkContext sc = new JavaSparkContext(conf)) {
      var programs = new LargerThanHeap(sc, Long.parseLong(args[1]));
      sc.sc().addSparkListener(programs.new DiskUse());
      String digest = programs.run(args[0]);
      sc.sc().engine().listenerBus().waitUntilEmpty(600_000);
      System.out.println("digest " + digest + " on disk " + programs.bytesOnDisk.sum());
    }
  }

  private final class DiskUse extends SparkListener {
    @Override
    public void onTaskEnd(SparkListenerTaskEnd taskEnd) {
      bytesOnDisk.add(taskEnd.taskMetrics().diskBytesSpilled());
    }

    @Override
    public void onBlockUpdated(SparkListenerBlockUpdated blockUpdated) {
      bytesOnDisk.add(blockUpdated.blockUpdatedInfo().diskSize());
    }
  }

  private String run(String program) throws IOException {
    return switch (program) {
      case "wordCount" -> wordCount();
      case "sortByKey" -> sortByKey();
      case "groupByKey" -> groupByKey();
      case "distinct" -> distinct();
      case "cached" -> cached();
      default -> throw new IllegalArgumentException(program);
    };
  }

  private long scaled(long full) {
    return full * percent / 100;
  }

  /** 1 GB of text with 5 million distinct words. */
  private String wordCount() throws IOException {
    Path file = Files.createTempFile("larger-than-heap", ".txt");
    try {
      writeText(file, scaled(1L << 30), scaled(5_000_000));
      JavaPairRDD<String, Long> counts =
          sc.textFile(file.toUri().toString())
              .flatMap(line -> Arrays.asList(line.split(" ")).iterator())
              .mapToPair(word -> new Tuple2<>(word, 1L))
              .reduceByKey(Long::sum);
      return digest(counts);
    } finally {
      Files.delete(file);
    }
  }

  /** Depends on the order of the records within each partition. */
  private static <K, V> String digest(JavaPairRDD<K, V> pairs) {
    return pairs
        .mapPartitions(
            records -> {
              long hash = 0;
              long count = 0;
              while (records.hasNext()) {
                hash = 31 * hash + records.next().hashCode();
                count++;
              }
              return List.of(count, hash).iterator();
            })
        .collect()
        .toString();
  }

  private static void writeText(Path file, long bytes, long distinct) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      long written = 0;
      for (long i = 0; written < bytes; i++) {
        String word = "word" + Math.floorMod(scramble(i), distinct) + (i % 8 == 7 ? "\n" : " ");
        out.write(word.getBytes(StandardCharsets.ISO_8859_1));
        written += word.length();
      }
    }
  }

  /** 10 million records. */
  private String sortByKey() {
    JavaPairRDD<Long, String> sorted =
        numbers(scaled(10_000_000))
            .mapToPair(i -> new Tuple2<>(scramble(i), "value " + i))
            .sortByKey();
    List<Boolean> ordered =
        sorted.keys().mapPartitions(keys -> List.of(isOrdered(keys)).iterator()).collect();
    return digest(sorted) + ordered;
  }

  private static boolean isOrdered(java.util.Iterator<Long> keys) {
    long last = Long.MIN_VALUE;
    while (keys.hasNext()) {
      long key = keys.next();
      if (key < last) {
        return false;
      }
      last = key;
    }
    return true;
  }

  /** 10 million records, a tenth of which have the same key. */
  private String groupByKey() {
    long keys = scaled(1_000_000);
    return digest(
        numbers(scaled(10_000_000))
            .mapToPair(i -> new Tuple2<>(i % 10 == 0 ? -1L : Math.floorMod(scramble(i), keys), i))
            .groupByKey()
            .mapValues(LargerThanHeap::countAndSum));
  }

  private static String countAndSum(Iterable<Long> values) {
    long count = 0;
    long sum = 0;
    for (long value : values) {
      count++;
      sum = 31 * sum + value;
    }
    return count + ":" + sum;
  }

  /** 20 million longs, each twice. */
  private String distinct() {
    long half = scaled(10_000_000);
    return digest(
        numbers(2 * half)
            .map(i -> scramble(i % half))
            .distinct()
            .mapToPair(i -> new Tuple2<>(i, 1)));
  }

  /** 1 GB of records, persisted where they fit, read twice. */
  private String cached() {
    JavaRDD<byte[]> blocks =
        numbers(scaled(1_000_000))
            .map(LargerThanHeap::kilobyte)
            .persist(StorageLevel.MEMORY_AND_DISK());
    long first = blocks.map(block -> (long) Arrays.hashCode(block)).reduce(Long::sum);
    long second = blocks.map(block -> (long) Arrays.hashCode(block)).reduce(Long::sum);
    return first + " " + second + " " + (first == second);
  }

  private static byte[] kilobyte(long i) {
    byte[] block = new byte[1024];
    Arrays.fill(block, (byte) scramble(i));
    return block;
  }

  private JavaRDD<Long> numbers(long count) {
    long each = count / PARTITIONS;
    return sc.parallelize(IntStream.range(0, PARTITIONS).boxed().toList(), PARTITIONS)
        .flatMap(
            part -> {
              PrimitiveIterator.OfLong range =
                  LongStream.range(part * each, (part + 1) * each).iterator();
              return range;
            });
  }

  /** Spreads {@code i} over all longs (the finalizer of SplitMix64). */
  private static long scramble(long i) {
    long z = i * 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
