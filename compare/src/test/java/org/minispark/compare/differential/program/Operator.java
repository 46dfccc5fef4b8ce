package org.minispark.compare.differential.program;

import static org.minispark.compare.differential.program.Kind.NUMBERS;
import static org.minispark.compare.differential.program.Kind.PAIRS;

import java.util.List;
import org.minispark.HashPartitioner;
import org.minispark.Tuple2;
import org.minispark.api.java.JavaPairRDD;
import org.minispark.api.java.JavaRDD;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.storage.StorageLevel;

/**
 * What a step of a random program can be: its name, what it takes and makes, how it reads in Java.
 * In the source, {@code a} and {@code b} stand for the RDDs it takes, {@code X} and {@code Y} for
 * its two numbers, {@code N} for a number of partitions made of {@code Y}.
 */
public enum Operator {
  NUMBERS_OF("Functions.numbers(sc, X, N)", NUMBERS) {
    @Override
    Object apply(JavaSparkContext sc, Object a, Object b, int x, int y) {
      return Functions.numbers(sc, x, slices(y));
    }
  },
  PAIRS_OF("Functions.pairs(sc, X, N, Y)", PAIRS) {
    @Override
    Object apply(JavaSparkContext sc, Object a, Object b, int x, int y) {
      return Functions.pairs(sc, x, slices(y), y);
    }
  },
  MAP("a.map(n -> Functions.change(n, X))", NUMBERS, NUMBERS) {
    @Override
    Object apply(JavaSparkContext sc, Object a, Object b, int x, int y) {
      return numbers(a).map(n -> Functions.change(n, x));
    }
  },
  FILTER("a.filter(n -> Functions.keep(n, X))", NUMBERS, NUMBERS) {
    @Override
    Object apply(JavaSparkContext sc, Object a, Object b, int x, int y) {
      return numbers(a).filter(n -> Functions.keep(n, x));
    }
  },
  FLAT_MAP("a.flatMap(n -> Functions.several(n).iterator())", NUMBERS, NUMBERS) {
    @Override
    Object apply(JavaSparkContext sc, Object a, Object b, int x, int y) {
      return numbers(a).flatMap(n -> Functions.several(n).iterator());
    }
  },
  DISTINCT("a.distinct(N)", NUMBERS, NUMBERS) {
    @Override
    Object apply(JavaSparkContext sc, Object a, Object b, int x, int y) {
      return numbers(a).distinct(slices(y));
    }
  },
  UNION("a.union(b)", NUMBERS, NUMBERS, NUMBERS) {
    @Override
    Object apply(JavaSparkContext sc, Object a, Object b, int x, int y) {
      return numbers(a).union(numbers(b));
    }
  },
  INTERSECTION("a.intersection(b)", NUMBERS, NUMBERS, NUMBERS) {
    @Override
    Object apply(JavaSparkContext sc, Object a, Object b, int x, int y) {
      return numbers(a).intersection(numbers(b));
    }
  },
  SUBTRACT("a.subtract(b, N)", NUMBERS, NUMBERS, NUMBERS) {
    @Override
    Object apply(JavaSparkContext sc, Object a, Object b, int x, int y) {
      return numbers(a).subtract(numbers(b), slices(y));
    }
  },
  COALESCE("a.coalesce(N)", NUMBERS, NUMBERS) {
    @Override
    Object apply(JavaSparkContext sc, Object a, Object b, int x, int y) {
      return numbers(a).coalesce(slices(y));
    }
  },
  REPARTITION("a.repartition(N)", NUMBERS, NUMBERS) {
    @Override
    Object apply(JavaSparkContext sc, Object a, Object b, int x, int y) {
      return numbers(a).repartition(slices(y));
    }
  },
  SAMPLE("a.sample(false, 0.5, Y)", NUMBERS, NUMBERS) {
    @Override
    Object apply(JavaSparkContext sc, Object a, Object b, int x, int y) {
      return numbers(a).sample(false, 0.5, y);
    }
  },
  SORT_BY("a.sortBy(n -> Functions.number(n), true, N)", NUMBERS, NUMBERS) {
    @Override
    Object apply(JavaSparkContext sc, Object a, Object b, int x, int y) {
      return numbers(a).sortBy(n -> Functions.number(n), true, slices(y));
    }
  },
  GLOM("a.glom().map(Functions::number)", NUMBERS, NUMBERS) {
    @Override
    Object apply(JavaSparkContext sc, Object a, Object b, int x, int y) {
      return numbers(a).glom().map(Functions::number);
    }
  },
  PERSIST("a.persist(StorageLevel.MEMORY_AND_DISK())", NUMBERS, NUMBERS) {
    @Override
    Object apply(JavaSparkContext sc, Object a, Object b, int x, int y) {
      return numbers(a).persist(StorageLevel.MEMORY_AND_DISK());
    }
  },
  KEY_BY("a.mapToPair(n -> new Tuple2<Object, Object>(Functions.key(n, X), n))", PAIRS, NUMBERS) {
    @Override
    Object apply(JavaSparkContext sc, Object a, Object b, int x, int y) {
      return numbers(a).mapToPair(n -> new Tuple2<Object, Object>(Functions.key(n, x), n));
    }
  },
  ZIP_WITH_INDEX(
      "a.zipWithIndex().mapToPair(t -> new Tuple2<Object, Object>(t._1(), t._2().intValue()))",
      PAIRS,
      NUMBERS) {
    @Override
    Object apply(JavaSparkContext sc, Object a, Object b, int x, int y) {
      return numbers(a)
          .zipWithIndex()
          .mapToPair(t -> new Tuple2<Object, Object>(t._1(), t._2().intValue()));
    }
  },
  CARTESIAN(
      "a.cartesian(b).mapToPair(t -> new Tuple2<Object, Object>(t._1(), t._2()))",
      PAIRS,
      NUMBERS,
      NUMBERS) {
    @Override
    Object apply(JavaSparkContext sc, Object a, Object b, int x, int y) {
      return numbers(a)
          .cartesian(numbers(b))
          .mapToPair(t -> new Tuple2<Object, Object>(t._1(), t._2()));
    }

    @Override
    boolean multiplies() {
      return true;
    }
  },
  MAP_VALUES("a.mapValues(v -> (Object) (Functions.number(v) + X))", PAIRS, PAIRS) {
    @Override
    Object apply(JavaSparkContext sc, Object a, Object b, int x, int y) {
      return pairs(a).mapValues(v -> (Object) (Functions.number(v) + x));
    }
  },
  FLAT_MAP_VALUES(
      "a.flatMapValues(v -> List.<Object>of(Functions.number(v), X).iterator())", PAIRS, PAIRS) {
    @Override
    Object apply(JavaSparkContext sc, Object a, Object b, int x, int y) {
      return pairs(a).flatMapValues(v -> List.<Object>of(Functions.number(v), x).iterator());
    }
  },
  REDUCE_BY_KEY("a.reduceByKey(Functions::merge, N)", PAIRS, PAIRS) {
    @Override
    Object apply(JavaSparkContext sc, Object a, Object b, int x, int y) {
      return pairs(a).reduceByKey(Functions::merge, slices(y));
    }
  },
  REDUCE_BY_SAME_KEY("a.reduceByKey(Functions::merge)", PAIRS, PAIRS) {
    @Override
    Object apply(JavaSparkContext sc, Object a, Object b, int x, int y) {
      return pairs(a).reduceByKey(Functions::merge);
    }
  },
  FOLD_BY_KEY("a.foldByKey(X, N, Functions::merge)", PAIRS, PAIRS) {
    @Override
    Object apply(JavaSparkContext sc, Object a, Object b, int x, int y) {
      return pairs(a).foldByKey(x, slices(y), Functions::merge);
    }
  },
  AGGREGATE_BY_KEY(
      "a.aggregateByKey((Object) X, N, Functions::merge, Functions::merge)", PAIRS, PAIRS) {
    @Override
    Object apply(JavaSparkContext sc, Object a, Object b, int x, int y) {
      return pairs(a).aggregateByKey((Object) x, slices(y), Functions::merge, Functions::merge);
    }
  },
  GROUP_BY_KEY("a.groupByKey(N).mapValues(v -> (Object) Functions.number(v))", PAIRS, PAIRS) {
    @Override
    Object apply(JavaSparkContext sc, Object a, Object b, int x, int y) {
      return pairs(a).groupByKey(slices(y)).mapValues(v -> (Object) Functions.number(v));
    }
  },
  PARTITION_BY("a.partitionBy(new HashPartitioner(N))", PAIRS, PAIRS) {
    @Override
    Object apply(JavaSparkContext sc, Object a, Object b, int x, int y) {
      return pairs(a).partitionBy(new HashPartitioner(slices(y)));
    }
  },
  JOIN("a.join(b, N).mapValues(v -> (Object) v)", PAIRS, PAIRS, PAIRS) {
    @Override
    Object apply(JavaSparkContext sc, Object a, Object b, int x, int y) {
      return pairs(a).join(pairs(b), slices(y)).mapValues(v -> (Object) v);
    }

    @Override
    boolean multiplies() {
      return true;
    }
  },
  LEFT_OUTER_JOIN("a.leftOuterJoin(b).mapValues(v -> (Object) v)", PAIRS, PAIRS, PAIRS) {
    @Override
    Object apply(JavaSparkContext sc, Object a, Object b, int x, int y) {
      return pairs(a).leftOuterJoin(pairs(b)).mapValues(v -> (Object) v);
    }

    @Override
    boolean multiplies() {
      return true;
    }
  },
  FULL_OUTER_JOIN("a.fullOuterJoin(b, N).mapValues(v -> (Object) v)", PAIRS, PAIRS, PAIRS) {
    @Override
    Object apply(JavaSparkContext sc, Object a, Object b, int x, int y) {
      return pairs(a).fullOuterJoin(pairs(b), slices(y)).mapValues(v -> (Object) v);
    }

    @Override
    boolean multiplies() {
      return true;
    }
  },
  COGROUP("a.cogroup(b).mapValues(v -> (Object) Functions.number(v))", PAIRS, PAIRS, PAIRS) {
    @Override
    Object apply(JavaSparkContext sc, Object a, Object b, int x, int y) {
      return pairs(a).cogroup(pairs(b)).mapValues(v -> (Object) Functions.number(v));
    }
  },
  SUBTRACT_BY_KEY("a.subtractByKey(b)", PAIRS, PAIRS, PAIRS) {
    @Override
    Object apply(JavaSparkContext sc, Object a, Object b, int x, int y) {
      return pairs(a).subtractByKey(pairs(b));
    }
  },
  UNION_PAIRS("a.union(b)", PAIRS, PAIRS, PAIRS) {
    @Override
    Object apply(JavaSparkContext sc, Object a, Object b, int x, int y) {
      return pairs(a).union(pairs(b));
    }
  },
  SORT_BY_KEY(
      "a.mapToPair(t -> new Tuple2<Integer, Object>(Functions.number(t._1()), t._2()))"
          + ".sortByKey(true, N).mapToPair(t -> new Tuple2<Object, Object>(t._1(), t._2()))",
      PAIRS,
      PAIRS) {
    @Override
    Object apply(JavaSparkContext sc, Object a, Object b, int x, int y) {
      return pairs(a)
          .mapToPair(t -> new Tuple2<Integer, Object>(Functions.number(t._1()), t._2()))
          .sortByKey(true, slices(y))
          .mapToPair(t -> new Tuple2<Object, Object>(t._1(), t._2()));
    }
  },
  KEYS("a.keys().map(Functions::number)", NUMBERS, PAIRS) {
    @Override
    Object apply(JavaSparkContext sc, Object a, Object b, int x, int y) {
      return pairs(a).keys().map(Functions::number);
    }
  },
  VALUES("a.values().map(Functions::number)", NUMBERS, PAIRS) {
    @Override
    Object apply(JavaSparkContext sc, Object a, Object b, int x, int y) {
      return pairs(a).values().map(Functions::number);
    }
  },
  PERSIST_PAIRS("a.persist(StorageLevel.MEMORY_AND_DISK())", PAIRS, PAIRS) {
    @Override
    Object apply(JavaSparkContext sc, Object a, Object b, int x, int y) {
      return pairs(a).persist(StorageLevel.MEMORY_AND_DISK());
    }
  };

  private final String source;
  private final Kind made;
  private final List<Kind> taken;

  Operator(String source, Kind made, Kind... taken) {
    this.source = source;
    this.made = made;
    this.taken = List.of(taken);
  }

  /** The RDD it makes of {@code a} and {@code b}; those that it does not take are null. */
  abstract Object apply(JavaSparkContext sc, Object a, Object b, int x, int y);

  public Kind made() {
    return made;
  }

  public List<Kind> taken() {
    return taken;
  }

  String source() {
    return source;
  }

  /** Whether there may be as many records as the product of those it takes. */
  boolean multiplies() {
    return false;
  }

  static int slices(int y) {
    return 1 + y % 5;
  }

  @SuppressWarnings("unchecked") // the program's kinds say so
  static JavaRDD<Integer> numbers(Object rdd) {
    return (JavaRDD<Integer>) rdd;
  }

  @SuppressWarnings("unchecked") // the program's kinds say so
  static JavaPairRDD<Object, Object> pairs(Object rdd) {
    return (JavaPairRDD<Object, Object>) rdd;
  }
}
