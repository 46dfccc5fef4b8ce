package org.minispark.rdd;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.minispark.SparkConf;
import org.minispark.SparkUnsupportedOperationException;
import org.minispark.api.java.function.VoidFunction;
import org.minispark.engine.base.Iterators;
import org.minispark.engine.base.Unchecked;

/** Actions that bring records, or something about them, to the driver. */
final class Actions<T> {
  private final RDD<T> rdd;

  Actions(RDD<T> rdd) {
    this.rdd = rdd;
  }

  static int[] range(int start, int end) {
    int[] numbers = new int[end - start];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = start + i;
    }
    return numbers;
  }

  List<T> collect() {
    List<T> all = new ArrayList<>();
    rdd.runJob((context, records) -> Gathered.of(records)).forEach(all::addAll);
    return all;
  }

  long count() {
    long sum = 0;
    for (long count : rdd.runJob((context, records) -> Iterators.count(records))) {
      sum += count;
    }
    return sum;
  }

  T first() {
    List<T> found = take(1);
    if (found.isEmpty()) {
      throw new SparkUnsupportedOperationException("empty collection");
    }
    return found.get(0);
  }

  /**
   * Reads partitions from the front, in a job for each step. How many to read next is guessed from
   * what the ones before held.
   */
  List<T> take(int num) {
    List<T> taken = new ArrayList<>();
    int total = rdd.partitions().length;
    int scanned = 0;
    while (taken.size() < num && scanned < total) {
      int left = num - taken.size();
      int end =
          (int) Math.min((long) scanned + partitionsToTry(taken.size(), left, scanned), total);
      List<List<T>> parts =
          rdd.runJob(
              (context, records) -> Gathered.of(Iterators.take(records, left)),
              range(scanned, end));
      for (List<T> part : parts) {
        taken.addAll(part.subList(0, Math.min(part.size(), num - taken.size())));
      }
      scanned = end;
    }
    return taken;
  }

  private long partitionsToTry(int taken, int left, int scanned) {
    SparkConf conf = rdd.jobs().conf();
    if (scanned == 0) {
      return conf.getInt("spark.rdd.limit.initialNumPartitions", 1);
    }
    long most = (long) scanned * Math.max(conf.getInt("spark.rdd.limit.scaleUpFactor", 4), 2);
    if (taken == 0) {
      return most;
    }
    return Math.min((long) Math.ceil(1.5 * left * scanned / taken), most);
  }

  void foreach(VoidFunction<T> function) {
    rdd.runJob(forEach(function));
  }

  void foreachPartition(VoidFunction<Iterator<T>> function) {
    rdd.runJob(forEachPartition(function));
  }

  static <T> JobFunction<T, Void> forEach(VoidFunction<T> function) {
    return (context, records) -> {
      records.forEachRemaining(record -> call(function, record));
      return null;
    };
  }

  static <T> JobFunction<T, Void> forEachPartition(VoidFunction<Iterator<T>> function) {
    return (context, records) -> {
      function.call(records);
      return null;
    };
  }

  private static <T> void call(VoidFunction<T> function, T record) {
    try {
      function.call(record);
    } catch (Exception e) {
      throw Unchecked.rethrow(e);
    }
  }
}
