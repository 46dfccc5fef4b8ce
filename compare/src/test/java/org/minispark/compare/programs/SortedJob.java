package org.minispark.compare.programs;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.minispark.SparkConf;
import org.minispark.Tuple2;
import org.minispark.api.java.JavaPairRDD;
import org.minispark.api.java.JavaRDD;
import org.minispark.api.java.JavaSparkContext;

/**
 * A job whose results do not depend on the order in which anything arrives. What it shuffles are
 * records and collections of newer Java.
 */
public final class SortedJob {
  /** A record, which travels. */
  public record Reading(String place, double value, List<Integer> marks) implements Serializable {
    Reading plus(Reading other) {
      return new Reading(place, value + other.value, List.of(marks.get(0), other.marks.get(0)));
    }
  }

  private SortedJob() {}

  public static void main(String[] args) {
    try (JavaSparkContext context = new JavaSparkContext(new SparkConf().setAppName("sorted"))) {
      JavaRDD<Reading> readings =
          context
              .parallelize(IntStream.range(0, 2_000).boxed().toList(), 4)
              .map(i -> new Reading("place " + i % 7, 1.0 / (i + 1), List.of(i % 2)));
      JavaPairRDD<String, Reading> sums =
          readings
              .mapToPair(reading -> new Tuple2<>(reading.place(), reading))
              .reduceByKey(Reading::plus, 3)
              .mapValues(sum -> new Reading(sum.place(), sum.value(), List.of()));

      sums.sortByKey().collect().forEach(System.out::println);
      System.out.println(readings.mapToDouble(Reading::value).sum());
      System.out.println(
          sums.mapToPair(sum -> new Tuple2<>(sum._1().length(), Map.of("one", 1)))
              .reduceByKey((a, b) -> Map.of("one", a.get("one") + b.get("one")), 2)
              .collect());
      sums.sortByKey(true, 2).saveAsTextFile(args[0] + "/sums");
    }
  }
}
