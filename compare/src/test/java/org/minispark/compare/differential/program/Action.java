package org.minispark.compare.differential.program;

import static org.minispark.compare.differential.program.Operator.numbers;
import static org.minispark.compare.differential.program.Operator.pairs;

import java.util.function.Predicate;
import org.minispark.api.java.JavaRDD;
import org.minispark.api.java.JavaRDDLike;

/**
 * What a random program asks of an RDD; written as {@link Operator}s are. What is merged by the
 * driver is merged by functions that commute: Spark merges in the order in which tasks end, which
 * is that of places first, then partitions.
 */
public enum Action {
  RECORDS("a.glom().collect()") {
    @Override
    Object apply(Object a, int x) {
      return any(a).glom().collect();
    }
  },
  COUNT("a.count()") {
    @Override
    Object apply(Object a, int x) {
      return any(a).count();
    }
  },
  TAKE("a.take(X)") {
    @Override
    Object apply(Object a, int x) {
      return any(a).take(x);
    }
  },
  FIRST("a.first()") {
    @Override
    Object apply(Object a, int x) {
      return any(a).first();
    }
  },
  IS_EMPTY("a.isEmpty()") {
    @Override
    Object apply(Object a, int x) {
      return any(a).isEmpty();
    }
  },
  REDUCE("a.map(Functions::number).reduce((p, q) -> p + q)") {
    @Override
    Object apply(Object a, int x) {
      return hashes(a).reduce((p, q) -> p + q);
    }
  },
  FOLD("a.map(Functions::number).fold(X, (p, q) -> p + q)") {
    @Override
    Object apply(Object a, int x) {
      return hashes(a).fold(x, (p, q) -> p + q);
    }
  },
  TREE_AGGREGATE(
      "a.map(Functions::number).treeAggregate(X, (p, q) -> 31 * p + q, (p, q) -> p + q)") {
    @Override
    Object apply(Object a, int x) {
      return hashes(a).treeAggregate(x, (p, q) -> 31 * p + q, (p, q) -> p + q);
    }
  },
  TAKE_ORDERED("a.map(Functions::number).takeOrdered(X)") {
    @Override
    Object apply(Object a, int x) {
      return hashes(a).takeOrdered(x);
    }
  },
  TOP("a.map(Functions::number).top(X)") {
    @Override
    Object apply(Object a, int x) {
      return hashes(a).top(x);
    }
  },
  TAKE_SAMPLE("a.takeSample(false, X, 42L)") {
    @Override
    Object apply(Object a, int x) {
      return any(a).takeSample(false, x, 42L);
    }
  },
  COUNT_BY_VALUE("a.countByValue()") {
    @Override
    Object apply(Object a, int x) {
      return any(a).countByValue();
    }
  },
  COUNT_BY_KEY("a.countByKey()", Kind.PAIRS::equals) {
    @Override
    Object apply(Object a, int x) {
      return pairs(a).countByKey();
    }
  },
  LOOKUP("a.lookup(Functions.key(X, X))", Kind.PAIRS::equals) {
    @Override
    Object apply(Object a, int x) {
      return pairs(a).lookup(Functions.key(x, x));
    }
  },
  COLLECT_AS_MAP("a.collectAsMap()", Kind.PAIRS::equals) {
    @Override
    Object apply(Object a, int x) {
      return pairs(a).collectAsMap();
    }
  },
  REDUCE_BY_KEY_LOCALLY("a.reduceByKeyLocally(Functions::add)", Kind.PAIRS::equals) {
    @Override
    Object apply(Object a, int x) {
      return pairs(a).reduceByKeyLocally(Functions::add);
    }
  },
  INTEGERS_AS_THEY_ARE("a.collect()", Kind.NUMBERS::equals) {
    @Override
    Object apply(Object a, int x) {
      return numbers(a).collect();
    }
  },
  LOCAL_ITERATOR("Functions.all(a.toLocalIterator())") {
    @Override
    Object apply(Object a, int x) {
      return Functions.all(any(a).toLocalIterator());
    }
  },
  TREE_REDUCE("a.map(Functions::number).treeReduce((p, q) -> p + q, 3)") {
    @Override
    Object apply(Object a, int x) {
      return hashes(a).treeReduce((p, q) -> p + q, 3);
    }
  },
  ACCUMULATE("Functions.accumulated(a)") {
    @Override
    Object apply(Object a, int x) {
      return Functions.accumulated(any(a));
    }
  },
  PARTITIONS("a.getNumPartitions()") {
    @Override
    Object apply(Object a, int x) {
      return any(a).getNumPartitions();
    }
  },
  DEBUG_STRING("a.toDebugString()") {
    @Override
    Object apply(Object a, int x) {
      return any(a).toDebugString();
    }
  };

  private final String source;
  private final Predicate<Kind> takes;

  Action(String source) {
    this(source, kind -> true);
  }

  Action(String source, Predicate<Kind> takes) {
    this.source = source;
    this.takes = takes;
  }

  /** What the RDD answers. */
  abstract Object apply(Object a, int x);

  boolean takes(Kind kind) {
    return takes.test(kind);
  }

  String source() {
    return source;
  }

  @SuppressWarnings("unchecked") // nothing is asked of the records
  private static JavaRDDLike<Object, ?> any(Object rdd) {
    return (JavaRDDLike<Object, ?>) rdd;
  }

  private static JavaRDD<Integer> hashes(Object rdd) {
    return any(rdd).map(Functions::number);
  }
}
