package org.minispark.compare.parity.cases;

import org.minispark.Tuple2;
import org.minispark.api.java.JavaDoubleRDD;
import org.minispark.api.java.JavaPairRDD;
import org.minispark.api.java.JavaRDD;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.compare.parity.probe.Report;

/** Approximate actions that had time enough, and so are exact. */
public final class ApproximateCases {
  private static final long LONG = 600_000;

  private ApproximateCases() {}

  public static Object counts(JavaSparkContext sc) {
    JavaRDD<Integer> numbers = Data.numbers(sc, 50, 4);
    return new Report()
        .of("count", () -> numbers.countApprox(LONG))
        .of("count, confidence", () -> numbers.countApprox(LONG, 0.9))
        .of("count of nothing", () -> sc.emptyRDD().countApprox(LONG))
        .of("final value", () -> numbers.countApprox(LONG).getFinalValue())
        .of("text", () -> numbers.countApprox(LONG).toString())
        .of("by value", () -> Data.words(sc, 3).countByValueApprox(LONG))
        .of("by value, confidence", () -> Data.words(sc, 3).countByValueApprox(LONG, 0.5))
        .of("confidence over 1", () -> numbers.countApprox(LONG, 1.1))
        .of("negative confidence", () -> numbers.countApprox(LONG, -0.1))
        .of(
            "fails",
            () -> numbers.map(value -> value / Data.zero()).countApprox(LONG).getFinalValue());
  }

  public static Object byKey(JavaSparkContext sc) {
    JavaPairRDD<Integer, Integer> pairs =
        Data.numbers(sc, 50, 4).mapToPair(x -> new Tuple2<>(x % 3, x));
    return new Report()
        .of("by key", () -> pairs.countByKeyApprox(LONG))
        .of("by key, confidence", () -> pairs.countByKeyApprox(LONG, 0.8));
  }

  public static Object sums(JavaSparkContext sc) {
    JavaDoubleRDD values = Data.doubles(sc, 3, 1.5, -2.25, 1e9, 0.1, 7.0);
    return new Report()
        .of("sum", () -> values.sumApprox(LONG))
        .of("sum, confidence", () -> values.sumApprox(LONG, 0.9))
        .of("mean", () -> values.meanApprox(LONG))
        .of("mean, confidence", () -> values.meanApprox(LONG, 0.9))
        .of("sum of nothing", () -> Data.doubles(sc, 1).sumApprox(LONG))
        .of("mean of nothing", () -> Data.doubles(sc, 1).meanApprox(LONG));
  }
}
