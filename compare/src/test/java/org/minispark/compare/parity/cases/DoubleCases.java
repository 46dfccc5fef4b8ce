package org.minispark.compare.parity.cases;

import java.util.Random;
import java.util.stream.Stream;
import org.minispark.HashPartitioner;
import org.minispark.api.java.JavaDoubleRDD;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.compare.parity.probe.Report;

/** RDDs of doubles: sums and moments to the last bit. */
public final class DoubleCases {
  private DoubleCases() {}

  public static Object statistics(JavaSparkContext sc) {
    return new Report()
        .of("uneven", () -> moments(uneven(sc)))
        .of("few", () -> moments(Data.doubles(sc, 2, 1.0, 2.0, 4.0)))
        .of("one", () -> moments(Data.doubles(sc, 1, 3.25)))
        .of(
            "special",
            () -> moments(Data.doubles(sc, 2, Double.NaN, 1.0, Double.POSITIVE_INFINITY)))
        .of("infinite", () -> moments(Data.doubles(sc, 2, Double.NEGATIVE_INFINITY, 1.0)))
        .of("zeros", () -> moments(Data.doubles(sc, 2, 0.0, -0.0)))
        .of("empty partitions", () -> moments(Data.doubles(sc, 5, 1.0, 2.0)))
        .of("large", () -> moments(Data.doubles(sc, 3, 1e308, 1e308, -1e308)));
  }

  public static Object empty(JavaSparkContext sc) {
    JavaDoubleRDD none = Data.doubles(sc, 2);
    return new Report()
        .of("sum", () -> none.sum())
        .of("mean", () -> none.mean())
        .of("min", () -> none.min())
        .of("max", () -> none.max())
        .of("variance", () -> none.variance())
        .of("sample variance", () -> none.sampleVariance())
        .of("stats", () -> none.stats().toString())
        .of("first", () -> none.first())
        .of("histogram", () -> none.histogram(3));
  }

  public static Object histogram(JavaSparkContext sc) {
    JavaDoubleRDD values = Data.doubles(sc, 3, 0.0, 1.0, 2.5, 5.0, 9.9, 10.0, 11.0);
    return new Report()
        .of("even", () -> values.histogram(4))
        .of("one", () -> values.histogram(1))
        .of("many", () -> values.histogram(11))
        .of("none", () -> values.histogram(0))
        .of("all the same", () -> Data.doubles(sc, 2, 2.0, 2.0).histogram(3))
        .of("infinite", () -> Data.doubles(sc, 2, 2.0, Double.POSITIVE_INFINITY).histogram(3))
        .of("not a number", () -> Data.doubles(sc, 2, 2.0, Double.NaN).histogram(3))
        .of("buckets", () -> values.histogram(new double[] {0, 5, 10}))
        .of("uneven buckets", () -> values.histogram(new double[] {-1, 2.5, 2.6, 100}))
        .of(
            "NaN among them",
            () -> Data.doubles(sc, 1, 1.0, Double.NaN).histogram(new double[] {0, 5}))
        .of("one bound", () -> values.histogram(new double[] {0}))
        .of("unsorted", () -> values.histogram(new double[] {5, 0}))
        .of("twice", () -> values.histogram(new double[] {0, 0}))
        .of("even buckets", () -> values.histogram(new Double[] {0.0, 5.0, 10.0}, true))
        .of("claimed even", () -> values.histogram(new Double[] {0.0, 5.0, 10.0}, false));
  }

  public static Object transformations(JavaSparkContext sc) {
    JavaDoubleRDD values = uneven(sc);
    JavaDoubleRDD others = Data.doubles(sc, 2, 1.0, 0.25, 3.0);
    return new Report()
        .of("first", () -> values.first())
        .of("filter", () -> values.filter(value -> value > 0.5))
        .of("coalesce", () -> values.coalesce(2))
        .of("coalesce, shuffle", () -> values.coalesce(5, true))
        .of("repartition", () -> values.repartition(2))
        .of("union", () -> others.union(others))
        .of("intersection", () -> others.intersection(Data.doubles(sc, 1, 0.25, 7.0)))
        .of("subtract", () -> others.subtract(Data.doubles(sc, 1, 0.25)))
        .of("subtract, number", () -> others.subtract(Data.doubles(sc, 1, 0.25), 3))
        .of(
            "subtract, partitioner",
            () -> others.subtract(Data.doubles(sc, 1, 0.25), new HashPartitioner(1)))
        .of("distinct", () -> others.union(others).distinct())
        .of("distinct, number", () -> others.union(others).distinct(3))
        .of("map", () -> values.map(value -> value.intValue()))
        .of("top", () -> values.top(3))
        .of("mean, jobs", () -> Events.of(sc, () -> values.mean()));
  }

  private static Object moments(JavaDoubleRDD values) {
    return new Report()
        .of("sum", values::sum)
        .of("mean", values::mean)
        .of("min", values::min)
        .of("max", values::max)
        .of("variance", values::variance)
        .of("population variance", values::popVariance)
        .of("sample variance", values::sampleVariance)
        .of("deviation", values::stdev)
        .of("population deviation", values::popStdev)
        .of("sample deviation", values::sampleStdev)
        .of("stats", values::stats)
        .toString();
  }

  private static JavaDoubleRDD uneven(JavaSparkContext sc) {
    Random random = new Random(7);
    Double[] values =
        Stream.generate(() -> Math.exp(10 * random.nextGaussian()))
            .limit(50)
            .toArray(Double[]::new);
    return Data.doubles(sc, 4, values);
  }
}
