package org.minispark.compare.parity.cases;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.minispark.Tuple2;
import org.minispark.api.java.function.CoGroupFunction;
import org.minispark.api.java.function.DoubleFlatMapFunction;
import org.minispark.api.java.function.DoubleFunction;
import org.minispark.api.java.function.FilterFunction;
import org.minispark.api.java.function.FlatMapFunction;
import org.minispark.api.java.function.FlatMapFunction2;
import org.minispark.api.java.function.FlatMapGroupsFunction;
import org.minispark.api.java.function.ForeachFunction;
import org.minispark.api.java.function.ForeachPartitionFunction;
import org.minispark.api.java.function.Function;
import org.minispark.api.java.function.Function0;
import org.minispark.api.java.function.Function2;
import org.minispark.api.java.function.Function3;
import org.minispark.api.java.function.Function4;
import org.minispark.api.java.function.MapFunction;
import org.minispark.api.java.function.MapGroupsFunction;
import org.minispark.api.java.function.MapPartitionsFunction;
import org.minispark.api.java.function.PairFlatMapFunction;
import org.minispark.api.java.function.PairFunction;
import org.minispark.api.java.function.ReduceFunction;
import org.minispark.api.java.function.VoidFunction;
import org.minispark.api.java.function.VoidFunction2;
import org.minispark.compare.parity.probe.Report;

/** The interfaces that programs' functions implement: all are Serializable and may throw. */
public final class FunctionCases {
  private FunctionCases() {}

  public static Object values() {
    Function0<Integer> none = () -> 1;
    Function<Integer, Integer> one = a -> a + 1;
    Function2<Integer, Integer, Integer> two = Integer::sum;
    Function3<Integer, Integer, Integer, Integer> three = (a, b, c) -> a + b + c;
    Function4<Integer, Integer, Integer, Integer, Integer> four = (a, b, c, d) -> a + b + c + d;
    MapFunction<Integer, String> map = a -> "m" + a;
    FilterFunction<Integer> filter = a -> a > 1;
    ReduceFunction<Integer> reduce = Integer::sum;
    DoubleFunction<Integer> number = a -> a / 2.0;
    PairFunction<Integer, String, Integer> pair = a -> new Tuple2<>("k", a);
    return new Report()
        .of("none", () -> none.call())
        .of("one", () -> one.call(1))
        .of("two", () -> two.call(1, 2))
        .of("three", () -> three.call(1, 2, 3))
        .of("four", () -> four.call(1, 2, 3, 4))
        .of("map", () -> map.call(1))
        .of("filter", () -> filter.call(1))
        .of("reduce", () -> reduce.call(1, 2))
        .of("double", () -> number.call(1))
        .of("pair", () -> pair.call(1));
  }

  public static Object many() {
    FlatMapFunction<Integer, Integer> flat = a -> List.of(a, a).iterator();
    FlatMapFunction2<Integer, String, String> flat2 = (a, b) -> List.of(a + b).iterator();
    DoubleFlatMapFunction<Integer> doubles = a -> List.of(a / 2.0).iterator();
    PairFlatMapFunction<Integer, String, Integer> pairs =
        a -> List.of(new Tuple2<>("k", a)).iterator();
    MapPartitionsFunction<Integer, Integer> partitions = values -> values;
    MapGroupsFunction<String, Integer, String> groups = (key, values) -> key + values.next();
    FlatMapGroupsFunction<String, Integer, String> flatGroups =
        (key, values) -> List.of(key).iterator();
    CoGroupFunction<String, Integer, Integer, String> cogroup =
        (key, one, other) -> List.of(key).iterator();
    return new Report()
        .of("flat", () -> flat.call(1))
        .of("flat of two", () -> flat2.call(1, "b"))
        .of("doubles", () -> doubles.call(1))
        .of("pairs", () -> pairs.call(1))
        .of("partitions", () -> partitions.call(numbers()))
        .of("groups", () -> groups.call("k", numbers()))
        .of("flat groups", () -> flatGroups.call("k", numbers()))
        .of("cogroup", () -> cogroup.call("k", numbers(), numbers()));
  }

  public static Object effects() {
    List<Object> seen = new ArrayList<>();
    VoidFunction<Integer> one = a -> seen.add(a);
    VoidFunction2<Integer, String> two = (a, b) -> seen.add(a + b);
    ForeachFunction<Integer> each = a -> seen.add(a);
    ForeachPartitionFunction<Integer> partition = values -> values.forEachRemaining(seen::add);
    VoidFunction<Integer> fails =
        a -> {
          throw new java.io.IOException("checked");
        };
    return new Report()
        .does("one", () -> one.call(1))
        .does("two", () -> two.call(1, "b"))
        .does("each", () -> each.call(2))
        .does("partition", () -> partition.call(numbers()))
        .does("fails", () -> fails.call(1))
        .of("seen", () -> seen)
        .of("serializable", () -> one instanceof java.io.Serializable);
  }

  private static Iterator<Integer> numbers() {
    return List.of(7, 8).iterator();
  }
}
