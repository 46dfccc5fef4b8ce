package org.minispark.examples;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.minispark.SparkConf;
import org.minispark.api.java.JavaSparkContext;

/**
 * Estimates pi by throwing darts at a square. Arguments: {@code [SLICES]} (default 2), each of
 * 100,000 darts.
 */
public final class SparkPi {
  private static final int DARTS_PER_SLICE = 100_000;

  private SparkPi() {}

  public static void main(String[] args) {
    int slices = args.length > 0 ? Integer.parseInt(args[0]) : 2;
    try (JavaSparkContext sc = new JavaSparkContext(new SparkConf().setAppName("SparkPi"))) {
      var seeds = IntStream.range(0, slices).boxed().collect(Collectors.toList());
      long inside = sc.parallelize(seeds, slices).map(SparkPi::throwDarts).reduce(Long::sum);
      System.out.println("Pi is roughly " + 4.0 * inside / ((long) slices * DARTS_PER_SLICE));
    }
  }

  private static long throwDarts(int seed) {
    var random = new Random(seed);
    long inside = 0;
    for (int i = 0; i < DARTS_PER_SLICE; i++) {
      double x = random.nextDouble() * 2 - 1;
      double y = random.nextDouble() * 2 - 1;
      if (x * x + y * y <= 1) {
        inside++;
      }
    }
    return inside;
  }
}
