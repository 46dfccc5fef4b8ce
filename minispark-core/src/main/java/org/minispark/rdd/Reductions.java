package org.minispark.rdd;

import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.minispark.HashPartitioner;
import org.minispark.SparkDriverExecutionException;
import org.minispark.Tuple2;
import org.minispark.api.java.function.Function2;
import org.minispark.engine.base.Iterators;
import org.minispark.engine.base.Unchecked;

/**
 * Actions that make one value of all records. Partitions are merged in their order, whichever ends
 * first, so that even a sum of doubles has the same bits every time.
 */
final class Reductions<T> {
  private final RDD<T> rdd;

  Reductions(RDD<T> rdd) {
    this.rdd = rdd;
  }

  T reduce(Function2<T, T, T> function) {
    List<Reduced<T>> parts = rdd.runJob((context, records) -> Reduced.of(records, function));
    return atDriver(() -> Reduced.merge(parts, function)).get();
  }

  <U> U aggregate(U zero, Function2<U, T, U> add, Function2<U, U, U> combine) {
    ZeroValue<U> start = ZeroValue.of(zero);
    List<U> parts = rdd.runJob((context, records) -> foldLeft(start.copy(), records, add));
    U first = start.copy();
    return atDriver(() -> foldLeft(first, parts.iterator(), combine));
  }

  /**
   * Aggregates each partition in a task, then merges groups of results by shuffles until there are
   * few enough for the driver: with depth 2, about the square root of the number of partitions.
   *
   * @throws IllegalArgumentException if the depth is less than 1
   */
  <U> U treeAggregate(
      U zero,
      Function2<U, T, U> add,
      Function2<U, U, U> combine,
      int depth,
      FinalMerge finalMerge) {
    requirePositive(depth);
    ZeroValue<U> start = ZeroValue.of(zero);
    if (rdd.partitions().length == 0) {
      return start.copy();
    }
    RDD<U> partial =
        new MapPartitionsRDD<>(
            rdd,
            (context, index, records) -> Iterators.singleton(foldLeft(start.copy(), records, add)));
    RDD<U> merged = mergeByLevels(partial, zero, combine, depth);
    if (finalMerge == FinalMerge.ON_EXECUTOR && merged.partitions().length > 1) {
      merged = mergeInto(1, merged, zero, combine);
    }
    return new Reductions<>(merged).aggregate(zero, combine, combine);
  }

  /** Where the last few results of a tree are merged. */
  enum FinalMerge {
    AT_DRIVER,
    ON_EXECUTOR;

    static FinalMerge onExecutorIf(boolean onExecutor) {
      return onExecutor ? ON_EXECUTOR : AT_DRIVER;
    }
  }

  private static <U> RDD<U> mergeByLevels(
      RDD<U> partial, U zero, Function2<U, U, U> combine, int depth) {
    RDD<U> merged = partial;
    int partitions = partial.partitions().length;
    int scale = Math.max((int) Math.ceil(Math.pow(partitions, 1.0 / depth)), 2);
    while (partitions > scale + Math.ceil((double) partitions / scale)) {
      partitions /= scale;
      merged = mergeInto(partitions, merged, zero, combine);
    }
    return merged;
  }

  private static <U> RDD<U> mergeInto(
      int partitions, RDD<U> partial, U zero, Function2<U, U, U> combine) {
    RDD<Tuple2<Integer, U>> keyed =
        new MapPartitionsRDD<>(
            partial,
            (context, index, values) ->
                Iterators.map(values, value -> new Tuple2<>(index % partitions, value)));
    RDD<Tuple2<Integer, U>> folded =
        new PairRDDFunctions<>(keyed).foldByKey(zero, new HashPartitioner(partitions), combine);
    return new PairRDDFunctions<>(folded).values();
  }

  T treeReduce(Function2<T, T, T> function, int depth) {
    requirePositive(depth);
    RDD<Reduced<T>> partial =
        new MapPartitionsRDD<>(
            rdd, (context, index, records) -> Iterators.singleton(Reduced.of(records, function)));
    Function2<Reduced<T>, Reduced<T>, Reduced<T>> merge =
        (left, right) -> Reduced.merge(List.of(left, right), function);
    return new Reductions<>(partial)
        .treeAggregate(Reduced.nothing(), merge, merge, depth, FinalMerge.AT_DRIVER)
        .get();
  }

  /**
   * Merges what tasks have brought. What the program's function throws here comes out as the cause
   * of a {@link SparkDriverExecutionException}, as in Spark, whose scheduler does the merging.
   */
  static <R> R atDriver(Supplier<R> merge) {
    try {
      return merge.get();
    } catch (VirtualMachineError fatal) {
      throw fatal;
    } catch (Throwable failure) {
      throw Unchecked.rethrow(new SparkDriverExecutionException(failure));
    }
  }

  /** Adds records to a value, one after the other. */
  static <U, T> U foldLeft(U start, Iterator<? extends T> records, Function2<U, T, U> function) {
    Folding<U, T> folding = new Folding<>(start, function);
    records.forEachRemaining(folding::add);
    return folding.value;
  }

  private static final class Folding<U, T> {
    private final Function2<U, T, U> function;
    private U value;

    Folding(U start, Function2<U, T, U> function) {
      this.value = start;
      this.function = function;
    }

    void add(T record) {
      try {
        value = function.call(value, record);
      } catch (Exception e) {
        throw Unchecked.rethrow(e);
      }
    }
  }

  private static void requirePositive(int depth) {
    if (depth < 1) {
      throw new IllegalArgumentException(
          "requirement failed: Depth must be greater than or equal to 1 but got " + depth + ".");
    }
  }
}
