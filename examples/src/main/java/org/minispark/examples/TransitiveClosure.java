package org.minispark.examples;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.minispark.SparkConf;
import org.minispark.Tuple2;
import org.minispark.api.java.JavaPairRDD;
import org.minispark.api.java.JavaSparkContext;

/**
 * Transitive closure of a random graph: joins paths with edges until no new path appears.
 * Arguments: {@code [SLICES]} (default 2).
 */
public final class TransitiveClosure {
  private static final int EDGES = 200;
  private static final int VERTICES = 100;

  private TransitiveClosure() {}

  public static void main(String[] args) {
    int slices = args.length > 0 ? Integer.parseInt(args[0]) : 2;
    var conf = new SparkConf().setAppName("TransitiveClosure");
    try (JavaSparkContext sc = new JavaSparkContext(conf)) {
      JavaPairRDD<Integer, Integer> paths = sc.parallelizePairs(graph(), slices).cache();
      // Edges are reversed so that a path x-y meets the edges that start at y.
      JavaPairRDD<Integer, Integer> edges = paths.mapToPair(Tuple2::swap);

      long before;
      long now = paths.count();
      do {
        before = now;
        JavaPairRDD<Integer, Integer> longer =
            paths.join(edges).mapToPair(path -> new Tuple2<>(path._2()._2(), path._2()._1()));
        paths = paths.union(longer).distinct(slices).cache();
        now = paths.count();
      } while (now != before);
      System.out.println("The closure has " + now + " edges");
    }
  }

  private static List<Tuple2<Integer, Integer>> graph() {
    Random random = new Random(42);
    Set<Tuple2<Integer, Integer>> edges = new LinkedHashSet<>();
    while (edges.size() < EDGES) {
      int from = random.nextInt(VERTICES);
      int to = random.nextInt(VERTICES);
      if (from != to) {
        edges.add(new Tuple2<>(from, to));
      }
    }
    return new ArrayList<>(edges);
  }
}
