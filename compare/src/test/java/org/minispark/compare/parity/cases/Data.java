package org.minispark.compare.parity.cases;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.minispark.Tuple2;
import org.minispark.api.java.JavaDoubleRDD;
import org.minispark.api.java.JavaPairRDD;
import org.minispark.api.java.JavaRDD;
import org.minispark.api.java.JavaSparkContext;

/** Small inputs that many cases share. */
final class Data {
  private Data() {}

  /** 0, 1, .. as numbers of a seeded shuffle, some of them negative, some twice. */
  static JavaRDD<Integer> numbers(JavaSparkContext sc, int count, int partitions) {
    Random random = new Random(count);
    List<Integer> numbers =
        IntStream.range(0, count).mapToObj(index -> random.nextInt(2 * count) - count).toList();
    return sc.parallelize(new ArrayList<>(numbers), partitions);
  }

  static JavaRDD<Integer> range(JavaSparkContext sc, int count, int partitions) {
    return sc.parallelize(IntStream.range(0, count).boxed().toList(), partitions);
  }

  static JavaRDD<String> words(JavaSparkContext sc, int partitions) {
    String text =
        "to be or not to be that is the question whether tis nobler in the mind to suffer";
    return sc.parallelize(Arrays.asList(text.split(" ")), partitions);
  }

  /** Keys that collide, repeat, are null, empty, or hash to a negative number. */
  static JavaPairRDD<String, Integer> pairs(JavaSparkContext sc, int partitions) {
    List<Tuple2<String, Integer>> pairs = new ArrayList<>();
    String[] keys = {
      "a", "b", null, "Aa", "BB", "", "polygenelubricants", "a", null, "zz", "b", "a"
    };
    for (int index = 0; index < keys.length; index++) {
      pairs.add(new Tuple2<>(keys[index], index));
    }
    return sc.parallelizePairs(pairs, partitions);
  }

  /** Skewed: half of all records have one key. */
  static JavaPairRDD<Integer, Long> skewed(JavaSparkContext sc, int count, int partitions) {
    return numbers(sc, count, partitions)
        .mapToPair(value -> new Tuple2<>(value % 2 == 0 ? 7 : value, (long) value));
  }

  static JavaDoubleRDD doubles(JavaSparkContext sc, int partitions, Double... values) {
    return sc.parallelizeDoubles(Arrays.asList(values), partitions);
  }

  /** The value, in a way that the compiler does not see through. */
  static <T> T self(T value) {
    return value;
  }

  /** Zero, in a way that the compiler does not see through. */
  static int zero() {
    return 0;
  }
}
