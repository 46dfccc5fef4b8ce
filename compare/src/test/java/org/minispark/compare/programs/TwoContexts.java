package org.minispark.compare.programs;

import java.util.Arrays;
import org.minispark.SparkConf;
import org.minispark.Tuple2;
import org.minispark.api.java.JavaPairRDD;
import org.minispark.api.java.JavaSparkContext;

/** Makes a context after another, whose stages and jobs are counted anew. */
public final class TwoContexts {
  private TwoContexts() {}

  public static void main(String[] args) {
    count("first", 3);
    count("second", 2);
  }

  private static void count(String name, int partitions) {
    try (JavaSparkContext context = new JavaSparkContext(new SparkConf().setAppName(name))) {
      JavaPairRDD<Integer, Integer> counted =
          context
              .parallelize(Arrays.asList(1, 2, 3, 1, 2, 1), partitions)
              .mapToPair(number -> new Tuple2<>(number, 1))
              .reduceByKey(Integer::sum);
      System.out.println(name + " " + counted.collect() + " " + counted.count());
    }
  }
}
