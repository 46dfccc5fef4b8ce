package org.minispark.compare.differential.program;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.minispark.Partitioner;
import org.minispark.Tuple2;
import org.minispark.api.java.JavaPairRDD;
import org.minispark.api.java.JavaRDD;
import org.minispark.api.java.JavaRDDLike;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.api.java.Optional;
import org.minispark.util.LongAccumulator;

/** The user's part of random programs: data, and functions that feel every change of order. */
public final class Functions {
  private static final String[] WORDS = {"ant", "bee", "cat", "dog", "Aa", "BB", "", "elk"};

  private Functions() {}

  /** Numbers from -3 to 20, one in ten of them null. */
  public static JavaRDD<Integer> numbers(JavaSparkContext sc, int size, int slices) {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      numbers.add(i % 10 == 9 ? null : (i * 7 + size) % 24 - 3);
    }
    return sc.parallelize(numbers, slices);
  }

  /**
   * Pairs with keys of one of four kinds: whole numbers, words, nulls among words, one key alone.
   */
  public static JavaPairRDD<Object, Object> pairs(
      JavaSparkContext sc, int size, int slices, int keys) {
    List<Tuple2<Object, Object>> pairs = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      pairs.add(new Tuple2<>(key(i * 5 + size, keys), i % 13));
    }
    return sc.parallelizePairs(pairs, slices);
  }

  /** A key for a number. */
  public static Object key(Integer number, int keys) {
    int n = number == null ? 3 : number;
    return switch (keys % 5) {
      case 0 -> n % 7;
      case 1 -> WORDS[Math.floorMod(n, WORDS.length)];
      case 2 -> n % 4 == 0 ? null : WORDS[Math.floorMod(n, WORDS.length)];
      case 3 -> "skew";
      default -> (long) n << 33;
    };
  }

  /** Fails for 7. */
  public static Integer change(Integer n, int how) {
    return switch (how % 4) {
      case 0 -> n == null ? null : n + 1;
      case 1 -> n == null ? Integer.valueOf(0) : Integer.valueOf(n % 5);
      case 2 -> n == null ? null : -n;
      default -> {
        if (n != null && n == 7) {
          throw new IllegalStateException("seven");
        }
        yield n;
      }
    };
  }

  public static boolean keep(Integer n, int how) {
    return switch (how % 3) {
      case 0 -> n != null;
      case 1 -> n == null || n % 2 == 0;
      default -> n != null && n > 1_000_000;
    };
  }

  /** Less or more records than there were. */
  public static List<Integer> several(Integer n) {
    List<Integer> several = new ArrayList<>();
    for (int i = 0; i < (n == null ? 2 : Math.floorMod(n, 3)); i++) {
      several.add(n == null ? null : n + i);
    }
    return several;
  }

  /** What an iterator gives. */
  public static List<Object> all(Iterator<?> iterator) {
    List<Object> all = new ArrayList<>();
    iterator.forEachRemaining(all::add);
    return all;
  }

  /** The sum of the records' numbers, added up by the tasks. */
  public static long accumulated(JavaRDDLike<Object, ?> records) {
    LongAccumulator sum = records.context().longAccumulator();
    records.foreach(record -> sum.add(number(record)));
    return sum.value();
  }

  /** A number for anything, in which the order of what it holds counts. */
  public static int number(Object value) {
    if (value == null) {
      return 17;
    }
    if (value instanceof Integer number) {
      return number;
    }
    if (value instanceof Tuple2<?, ?> pair) {
      return 31 * number(pair._1()) + number(pair._2());
    }
    if (value instanceof Optional<?> optional) {
      return optional.isPresent() ? number(optional.get()) + 1 : -5;
    }
    if (value instanceof Iterable<?> values) {
      int number = 7;
      for (Object each : values) {
        number = 31 * number + number(each);
      }
      return number;
    }
    return value.hashCode();
  }

  public static Object add(Object one, Object other) {
    return number(one) + number(other);
  }

  /** Neither commutative nor associative. */
  public static Object merge(Object one, Object other) {
    return 31 * number(one) + number(other);
  }

  /** Fails for one sum in five, with an exception that Java has checked. */
  public static Object addOrFail(Object one, Object other) throws IOException {
    int sum = number(one) + number(other);
    if (sum % 5 == 4) {
      throw new IOException("sum " + sum);
    }
    return sum;
  }

  /** Fails for one value in eleven. */
  public static Object refuse(Object value, int which) throws IOException {
    if (Math.floorMod(number(value), 11) == which % 11) {
      throw new IOException("refused: " + number(value));
    }
    return value;
  }

  /** Each record and the partition that it lies in, as a number. */
  public static Iterator<Integer> numbered(int partition, Iterator<Integer> records) {
    List<Integer> numbered = new ArrayList<>();
    records.forEachRemaining(record -> numbered.add(100 * partition + number(record)));
    return numbered.iterator();
  }

  /** Takes one of each in turn, until one has no more. */
  public static Iterator<Integer> interleaved(Iterator<Integer> one, Iterator<Integer> other) {
    List<Integer> interleaved = new ArrayList<>();
    while (one.hasNext() && other.hasNext()) {
      interleaved.add(one.next());
      interleaved.add(other.next());
    }
    return interleaved.iterator();
  }

  /** Most keys go into the first partition; with more than two, the last one stays empty. */
  public static final class Uneven extends Partitioner {
    private static final long serialVersionUID = 1;

    private final int partitions;

    public Uneven(int partitions) {
      this.partitions = partitions;
    }

    @Override
    public int numPartitions() {
      return partitions;
    }

    @Override
    public int getPartition(Object key) {
      return number(key) % 4 == 0 ? Math.max(0, partitions - 2) : 0;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Uneven uneven && uneven.partitions == partitions;
    }

    @Override
    public int hashCode() {
      return partitions;
    }
  }

  /** An order for keys of any kind, nulls too. */
  public static final class ByNumber implements Comparator<Object>, Serializable {
    private static final long serialVersionUID = 1;

    @Override
    public int compare(Object one, Object other) {
      return Integer.compare(number(one), number(other));
    }
  }
}
