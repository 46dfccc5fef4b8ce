package org.minispark.examples;

import java.util.Arrays;
import java.util.List;
import org.minispark.SparkConf;
import org.minispark.Tuple2;
import org.minispark.api.java.JavaPairRDD;
import org.minispark.api.java.JavaSparkContext;

/**
 * Counts the words of text files and prints the most frequent ones.
 *
 * <p>Arguments: {@code [INPUT [PARTITIONS [OUTPUT]]]}. INPUT is whatever {@code textFile} takes
 * (default: the course, {@code docs/*.md}); with OUTPUT, all counts are saved there.
 */
public final class WordCount {
  private static final int MOST_FREQUENT = 10;

  private WordCount() {}

  public static void main(String[] args) {
    String input = args.length > 0 ? args[0] : "docs/*.md";
    int partitions = args.length > 1 ? Integer.parseInt(args[1]) : 2;

    try (JavaSparkContext sc = new JavaSparkContext(new SparkConf().setAppName("WordCount"))) {
      JavaPairRDD<String, Integer> counts =
          sc.textFile(input, partitions)
              .flatMap(line -> Arrays.asList(line.split(" ")).iterator())
              .filter(word -> !word.isEmpty())
              .mapToPair(word -> new Tuple2<>(word, 1))
              .reduceByKey(Integer::sum, partitions)
              .cache();

      List<Tuple2<Integer, String>> top =
          counts.mapToPair(Tuple2::swap).sortByKey(false).take(MOST_FREQUENT);
      top.forEach(count -> System.out.printf("%8d  %s%n", count._1(), count._2()));
      System.out.println(counts.count() + " distinct words");
      if (args.length > 2) {
        counts.saveAsTextFile(args[2]);
      }
    }
  }
}
