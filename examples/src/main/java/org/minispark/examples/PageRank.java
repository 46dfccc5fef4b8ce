package org.minispark.examples;

import java.util.ArrayList;
import java.util.List;
import org.minispark.SparkConf;
import org.minispark.Tuple2;
import org.minispark.api.java.JavaPairRDD;
import org.minispark.api.java.JavaSparkContext;

/**
 * PageRank (Page et al., 1999) over a list of links.
 *
 * <p>Arguments: {@code [INPUT [ITERATIONS]]}. INPUT has a link a line, {@code FROM TO}; without it,
 * a small web of four pages is ranked. Links stay where they are partitioned, so each round
 * shuffles only the ranks.
 */
public final class PageRank {
  private static final List<String> SMALL_WEB =
      List.of("home about", "home news", "about home", "news home", "news about", "blog home");

  private PageRank() {}

  public static void main(String[] args) {
    int iterations = args.length > 1 ? Integer.parseInt(args[1]) : 10;

    try (JavaSparkContext sc = new JavaSparkContext(new SparkConf().setAppName("PageRank"))) {
      var lines = args.length > 0 ? sc.textFile(args[0]) : sc.parallelize(SMALL_WEB, 2);
      JavaPairRDD<String, Iterable<String>> links =
          lines.mapToPair(PageRank::parse).distinct().groupByKey().cache();

      JavaPairRDD<String, Double> ranks = links.mapValues(targets -> 1.0);
      for (int i = 0; i < iterations; i++) {
        ranks =
            links
                .join(ranks)
                .values()
                .flatMapToPair(page -> shares(page._1(), page._2()).iterator())
                .reduceByKey(Double::sum)
                .mapValues(sum -> 0.15 + 0.85 * sum);
      }

      for (Tuple2<String, Double> page : ranks.sortByKey().collect()) {
        System.out.printf("%s has rank %.6f%n", page._1(), page._2());
      }
    }
  }

  private static Tuple2<String, String> parse(String line) {
    String[] pages = line.trim().split("\\s+");
    return new Tuple2<>(pages[0], pages[1]);
  }

  private static List<Tuple2<String, Double>> shares(Iterable<String> targets, double rank) {
    List<String> all = new ArrayList<>();
    targets.forEach(all::add);
    List<Tuple2<String, Double>> shares = new ArrayList<>();
    all.forEach(target -> shares.add(new Tuple2<>(target, rank / all.size())));
    return shares;
  }
}
