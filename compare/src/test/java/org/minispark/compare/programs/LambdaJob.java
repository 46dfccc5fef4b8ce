package org.minispark.compare.programs;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.minispark.SparkConf;
import org.minispark.Tuple2;
import org.minispark.api.java.JavaPairRDD;
import org.minispark.api.java.JavaRDD;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.broadcast.Broadcast;

/**
 * A job whose functions are lambdas, method references and a lambda that captures: they travel to
 * tasks by {@code $deserializeLambda$}. Prints what actions return and writes two folders of files.
 */
public final class LambdaJob {
  private static final List<String> LINES =
      Arrays.asList(
          "to be or not to be", "that is the question", "whether tis nobler", "to suffer");

  /** A record of records, as programs have them. */
  public record Length(String word, int letters) implements Serializable {}

  private LambdaJob() {}

  public static void main(String[] args) {
    SparkConf configuration = new SparkConf().setAppName("lambdas");
    try (JavaSparkContext context = new JavaSparkContext(configuration)) {
      int longest = 3;
      Broadcast<Integer> limit = context.broadcast(longest);
      JavaRDD<String> words =
          context.parallelize(LINES, 3).flatMap(line -> Arrays.asList(line.split(" ")).iterator());
      JavaPairRDD<String, Integer> counts =
          words.mapToPair(word -> new Tuple2<>(word, 1)).reduceByKey(Integer::sum, 2);
      JavaRDD<Length> lengths = words.map(word -> new Length(word, word.length()));

      System.out.println(counts.collect());
      System.out.println(words.filter(word -> word.length() > limit.value()).count());
      System.out.println(lengths.filter(length -> length.letters() <= longest).collect());
      System.out.println(words.mapToDouble(String::length).stats());
      System.out.println(
          new TreeMap<>(counts.mapToPair(Tuple2::swap).groupByKey(2).collectAsMap()));
      System.out.println(
          counts.join(words.mapToPair(word -> new Tuple2<>(word, word.length()))).take(4));
      counts.sortByKey(false).saveAsTextFile(args[0] + "/sorted");
      counts.saveAsTextFile(args[0] + "/counts");
    }
  }
}
