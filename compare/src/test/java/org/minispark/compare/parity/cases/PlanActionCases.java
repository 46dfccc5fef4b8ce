package org.minispark.compare.parity.cases;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Iterator;
import java.util.concurrent.FutureTask;
import org.minispark.api.java.JavaRDD;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.compare.parity.probe.Plans;
import org.minispark.util.LongAccumulator;

/** Plans of actions: how many jobs one is, on which partitions. */
public final class PlanActionCases {
  private static final long PATIENCE = 600_000;

  private PlanActionCases() {}

  public static Object take(JavaSparkContext sc) throws Exception {
    return Plans.of(sc, () -> Data.range(sc, 40, 20).take(3));
  }

  /** The first partitions have nothing, so each job looks at four times as many as were tried. */
  public static Object takeGrows(JavaSparkContext sc) throws Exception {
    return Plans.of(sc, () -> Data.range(sc, 400, 50).filter(value -> value >= 390).take(5));
  }

  /** What was found says how many partitions to try next. */
  public static Object takeGuesses(JavaSparkContext sc) throws Exception {
    return Plans.of(sc, () -> Data.range(sc, 400, 50).filter(value -> value % 4 == 0).take(30));
  }

  public static Object takeOfTooFew(JavaSparkContext sc) throws Exception {
    return Plans.of(sc, () -> Data.range(sc, 10, 8).take(100));
  }

  public static Object takeBehindAShuffle(JavaSparkContext sc) throws Exception {
    return Plans.of(
        sc, () -> Data.range(sc, 40, 3).repartition(10).filter(value -> value > 30).take(4));
  }

  public static Object first(JavaSparkContext sc) throws Exception {
    return Plans.of(sc, () -> Data.range(sc, 40, 9).filter(value -> value > 20).first());
  }

  public static Object isEmpty(JavaSparkContext sc) throws Exception {
    return Plans.of(
        sc,
        () -> {
          Data.range(sc, 40, 9).isEmpty();
          Data.range(sc, 40, 9).filter(value -> value > 100).isEmpty();
          sc.emptyRDD().isEmpty();
        });
  }

  public static Object takeOrderedAndTop(JavaSparkContext sc) throws Exception {
    return Plans.of(
        sc,
        () -> {
          Data.numbers(sc, 40, 4).takeOrdered(5);
          Data.numbers(sc, 40, 4).distinct(3).top(5);
          Data.numbers(sc, 40, 4).takeOrdered(0);
        });
  }

  public static Object takeSample(JavaSparkContext sc) throws Exception {
    return Plans.of(
        sc,
        () -> {
          Data.range(sc, 40, 4).takeSample(false, 5, 3);
          Data.range(sc, 40, 4).takeSample(true, 50, 3);
          Data.range(sc, 40, 4).takeSample(false, 100, 3);
          Data.range(sc, 40, 4).takeSample(false, 0, 3);
        });
  }

  public static Object minAndMax(JavaSparkContext sc) throws Exception {
    return Plans.of(
        sc,
        () -> {
          Data.numbers(sc, 40, 4).max(new NaturalOrder());
          Data.numbers(sc, 40, 4).min(new NaturalOrder());
        });
  }

  public static Object reduceFoldAggregate(JavaSparkContext sc) throws Exception {
    return Plans.of(
        sc,
        () -> {
          Data.range(sc, 40, 4).reduce(Integer::sum);
          Data.range(sc, 40, 4).fold(0, Integer::sum);
          Data.range(sc, 40, 4).distinct(3).aggregate(0, Integer::sum, Integer::sum);
        });
  }

  public static Object treeAggregate(JavaSparkContext sc) throws Exception {
    return Plans.of(
        sc,
        () -> {
          for (int depth = 1; depth <= 4; depth++) {
            Data.range(sc, 60, 30).treeAggregate(0, Integer::sum, Integer::sum, depth);
          }
        });
  }

  public static Object treeAggregateOnExecutors(JavaSparkContext sc) throws Exception {
    return Plans.of(
        sc, () -> Data.range(sc, 60, 30).treeAggregate(0, Integer::sum, Integer::sum, 2, true));
  }

  public static Object treeAggregateOfFewPartitions(JavaSparkContext sc) throws Exception {
    return Plans.of(
        sc,
        () -> {
          Data.range(sc, 9, 2).treeAggregate(0, Integer::sum, Integer::sum, 2);
          Data.range(sc, 9, 4).treeAggregate(0, Integer::sum, Integer::sum, 3);
          Data.range(sc, 9, 5).distinct(7).treeAggregate(0, Integer::sum, Integer::sum, 2);
        });
  }

  public static Object treeReduce(JavaSparkContext sc) throws Exception {
    return Plans.of(
        sc,
        () -> {
          for (int depth = 1; depth <= 4; depth++) {
            Data.range(sc, 60, 30).treeReduce(Integer::sum, depth);
          }
          Data.range(sc, 2, 7).treeReduce(Integer::sum);
        });
  }

  public static Object localIterator(JavaSparkContext sc) throws Exception {
    return Plans.of(
        sc,
        () -> {
          Iterator<Integer> all = Data.range(sc, 10, 3).toLocalIterator();
          while (all.hasNext()) {
            all.next();
          }
          Iterator<Integer> some = Data.range(sc, 10, 3).distinct().toLocalIterator();
          some.next();
        });
  }

  public static Object collectPartitions(JavaSparkContext sc) throws Exception {
    return Plans.of(sc, () -> Data.range(sc, 10, 5).collectPartitions(new int[] {3, 1}));
  }

  public static Object foreach(JavaSparkContext sc) throws Exception {
    return Plans.of(
        sc,
        () -> {
          LongAccumulator sum = sc.sc().longAccumulator();
          Data.range(sc, 10, 3).foreach(sum::add);
          Data.range(sc, 10, 3)
              .distinct()
              .foreachPartition(values -> values.forEachRemaining(sum::add));
        });
  }

  public static Object countByValue(JavaSparkContext sc) throws Exception {
    return Plans.of(sc, () -> Data.numbers(sc, 40, 4).countByValue());
  }

  public static Object approximations(JavaSparkContext sc) throws Exception {
    return Plans.of(
        sc,
        () -> {
          Data.range(sc, 40, 4).countApprox(PATIENCE).getFinalValue();
          Data.range(sc, 40, 4).countByValueApprox(PATIENCE).getFinalValue();
          Data.range(sc, 40, 4).countApproxDistinct(0.1);
          Data.skewed(sc, 40, 4).countByKeyApprox(PATIENCE).getFinalValue();
          Data.doubles(sc, 3, 1.0, 2.0, 3.0).sumApprox(PATIENCE).getFinalValue();
          Data.doubles(sc, 3, 1.0, 2.0, 3.0).meanApprox(PATIENCE).getFinalValue();
        });
  }

  public static Object statistics(JavaSparkContext sc) throws Exception {
    return Plans.of(
        sc,
        () -> {
          Data.doubles(sc, 3, 1.0, 2.0, 3.0).sum();
          Data.doubles(sc, 3, 1.0, 2.0, 3.0).stats();
          Data.doubles(sc, 3, 1.0, 2.0, 3.0).variance();
          Data.doubles(sc, 3, 1.0, 2.0, 3.0).histogram(2);
          Data.doubles(sc, 3, 1.0, 2.0, 3.0).histogram(new double[] {0, 2, 4});
        });
  }

  public static Object inTheBackground(JavaSparkContext sc) throws Exception {
    return Plans.of(
        sc,
        () -> {
          Data.range(sc, 40, 4).countAsync().get();
          Data.range(sc, 40, 4).distinct().collectAsync().get();
          Data.range(sc, 40, 4).foreachAsync(value -> {}).get();
        });
  }

  /** Later jobs of a thread that has called {@code takeAsync} are called so too, on Spark. */
  public static Object takeInTheBackground(JavaSparkContext sc) throws Exception {
    return Plans.withoutNames(
        sc,
        () -> {
          FutureTask<Object> take =
              new FutureTask<>(
                  () -> Data.range(sc, 40, 8).filter(value -> value > 30).takeAsync(3).get());
          Thread thread = new Thread(take);
          thread.start();
          thread.join();
          take.get();
        });
  }

  public static Object saveAsText(JavaSparkContext sc, Path folder) throws Exception {
    return Plans.withoutNames(
        sc,
        () -> {
          Data.range(sc, 40, 4).saveAsTextFile(folder + "/narrow");
          Data.range(sc, 40, 4).repartition(2).saveAsTextFile(folder + "/wide");
          sc.textFile(folder + "/narrow", 6).map(String::length).distinct().count();
          sc.wholeTextFiles(folder + "/wide", 2).count();
        });
  }

  public static Object saveAsObjects(JavaSparkContext sc, Path folder) throws Exception {
    return Plans.withoutNames(
        sc,
        () -> {
          Data.numbers(sc, 40, 4).distinct(3).saveAsObjectFile(folder + "/objects");
          JavaRDD<Integer> read = sc.objectFile(folder + "/objects");
          read.repartition(2).count();
        });
  }

  private static final class NaturalOrder implements Comparator<Integer>, Serializable {
    private static final long serialVersionUID = 1;

    @Override
    public int compare(Integer one, Integer other) {
      return one.compareTo(other);
    }
  }
}
